#include "core/range/json.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace parapet::range {
namespace {

std::string dump(Json const& value, bool only_ascii) {
    return value.dump(-1, ' ', only_ascii, Json::error_handler_t::replace);
}

}  // namespace

std::string to_ascii(Json const& value) { return dump(value, true); }
std::string to_canonical(Json const& value) { return dump(value, false); }

std::string characters_of(std::string_view bytes) {
    if (ascii::is_ascii(bytes)) return std::string(bytes);
    std::string characters;
    for (char byte : bytes) append_utf8(characters, static_cast<unsigned char>(byte));
    return characters;
}

std::string bytes_of(std::string_view characters) {
    if (ascii::is_ascii(characters)) return std::string(characters);
    std::string bytes;
    for (char32_t c : decode_utf8(characters)) {
        if (c <= 0xFF)
            bytes += static_cast<char>(static_cast<unsigned char>(c));
        else
            append_utf8(bytes, c);
    }
    return bytes;
}

Json object(std::initializer_list<Member> members) {
    Json made = Json::object();
    for (Member const& member : members) made[std::string(member.name)] = std::move(member.value);
    return made;
}

Json const& member_of(Json const& value, std::string_view name) {
    static Json const none;
    if (!value.is_object()) return none;
    auto const found = value.find(std::string(name));
    return found == value.end() ? none : *found;
}

std::string text_of(Json const& value, std::string_view name, std::string_view otherwise) {
    Json const& member = member_of(value, name);
    return member.is_string() ? member.get<std::string>() : std::string(otherwise);
}

double number_of(Json const& value, std::string_view name, double otherwise) {
    Json const& member = member_of(value, name);
    return member.is_number() ? member.get<double>() : otherwise;
}

std::string in_words(Json const& value) {
    return value.is_string() ? value.get<std::string>() : to_canonical(value);
}

}  // namespace parapet::range
