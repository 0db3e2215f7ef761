#include "core/base/json_string.h"

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace parapet {
namespace {

void append_unit(std::string& out, char32_t unit) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[unit >> shift & 15];
}

void append_units(std::string& out, char32_t point) {
    if (point < 0x10000) return append_unit(out, point);
    append_unit(out, 0xD800 + ((point - 0x10000) >> 10));
    append_unit(out, 0xDC00 + ((point - 0x10000) & 0x3FF));
}

void append_ascii(std::string& out, char c) {
    constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view kLetters = "\"\\bfnrt";
    std::size_t const known = kEscaped.find(c);
    if (known != std::string_view::npos)
        (out += '\\') += kLetters[known];
    else if (static_cast<unsigned char>(c) < 0x20)
        append_unit(out, static_cast<unsigned char>(c));
    else
        out += c;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text, JsonCharacters characters) {
    bool const only_ascii = characters == JsonCharacters::Ascii;
    out += '"';
    if (!only_ascii || ascii::is_ascii(text)) {
        for (char c : only_ascii ? std::string(text) : to_valid_utf8(text)) {
            if (only_ascii && c == '\x7f')
                append_unit(out, 0x7f);
            else
                append_ascii(out, c);
        }
    } else {
        for (char32_t point : decode_utf8(text)) {
            if (point < 0x7f)
                append_ascii(out, static_cast<char>(point));
            else
                append_units(out, point);
        }
    }
    out += '"';
}

std::string quote_json(std::string_view text) {
    std::string quoted;
    append_json_string(quoted, text, JsonCharacters::Unicode);
    return quoted;
}

}  // namespace parapet
