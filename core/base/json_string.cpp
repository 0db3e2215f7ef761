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

bool is_escaped(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

void append_escaped(std::string& out, char c) {
    constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t";
    constexpr std::string_view kLetters = "\"\\bfnrt";
    std::size_t const known = kEscaped.find(c);
    if (known == std::string_view::npos) return append_unit(out, static_cast<unsigned char>(c));
    (out += '\\') += kLetters[known];
}

// Most text needs no escape at all, so it is copied in stretches.
void append_escaping(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_escaped(text[at])) continue;
        out += text.substr(from, at - from);
        append_escaped(out, text[at]);
        from = at + 1;
    }
    out += text.substr(from);
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    if (ascii::is_ascii(text))
        append_escaping(out, text);
    else
        append_escaping(out, to_valid_utf8(text));
    out += '"';
}

std::string quote_json(std::string_view text) {
    std::string quoted;
    append_json_string(quoted, text);
    return quoted;
}

}  // namespace parapet
