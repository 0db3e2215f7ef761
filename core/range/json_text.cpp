#include "core/range/json_text.h"

#include "core/base/ascii.h"
#include "core/base/json_string.h"
#include "core/base/utf8.h"

namespace parapet::range {
namespace {

void append(std::string& out, Json const& value) {
    char separator = '\0';
    auto const separate = [&](char open) {
        out += separator == '\0' ? open : separator;
        separator = ',';
    };
    switch (value.kind()) {
        case Json::Kind::Null: out += "null"; return;
        case Json::Kind::Boolean: out += value.as_boolean() ? "true" : "false"; return;
        case Json::Kind::Number: out += value.number_text(); return;
        case Json::Kind::String: append_json_string(out, value.as_string()); return;
        case Json::Kind::Written: out += value.written_text(); return;
        case Json::Kind::Array:
            for (Json const& item : value) {
                separate('[');
                append(out, item);
            }
            out += value.empty() ? "[]" : "]";
            return;
        case Json::Kind::Object:
            for (auto const& [name, member] : value.members()) {
                separate('{');
                append_json_string(out, name);
                out += ':';
                append(out, member);
            }
            out += value.empty() ? "{}" : "}";
            return;
    }
}

}  // namespace

std::string to_canonical(Json const& value) {
    std::string text;
    append(text, value);
    return text;
}

std::string in_words(Json const& value) {
    return value.is_string() ? value.as_string() : to_canonical(value);
}

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

}  // namespace parapet::range
