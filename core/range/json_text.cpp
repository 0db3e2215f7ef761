#include "core/range/json_text.h"

#include "core/base/ascii.h"
#include "core/base/json_string.h"
#include "core/base/utf8.h"

namespace parapet::range {
namespace {

void append(std::string& out, Json const& value, JsonCharacters characters) {
    char separator = '\0';
    auto const separate = [&](char open) {
        out += separator == '\0' ? open : separator;
        separator = ',';
    };
    switch (value.kind()) {
        case Json::Kind::Null: out += "null"; return;
        case Json::Kind::Boolean: out += value.as_boolean() ? "true" : "false"; return;
        case Json::Kind::Number: out += value.number_text(); return;
        case Json::Kind::String: append_json_string(out, value.as_string(), characters); return;
        case Json::Kind::Array:
            for (Json const& item : value) {
                separate('[');
                append(out, item, characters);
            }
            out += value.empty() ? "[]" : "]";
            return;
        case Json::Kind::Object:
            for (auto const& [name, member] : value.members()) {
                separate('{');
                append_json_string(out, name, characters);
                out += ':';
                append(out, member, characters);
            }
            out += value.empty() ? "{}" : "}";
            return;
    }
}

std::string text_in(Json const& value, JsonCharacters characters) {
    std::string text;
    append(text, value, characters);
    return text;
}

}  // namespace

std::string to_ascii(Json const& value) { return text_in(value, JsonCharacters::Ascii); }
std::string to_canonical(Json const& value) { return text_in(value, JsonCharacters::Unicode); }

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
