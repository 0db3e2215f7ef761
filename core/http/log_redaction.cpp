#include "core/http/log_redaction.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/hex.h"
#include "core/base/utf8.h"

namespace parapet::http {
namespace {

constexpr std::string_view kRedacted = "[redacted]";

// Line ends outside ASCII, and what turns or hides text on a terminal (Trojan Source,
// CVE-2021-42574).
bool is_deceptive(char32_t point) {
    return (point >= 0x80 && point <= 0x9f) || point == 0x61c ||
           (point >= 0x200b && point <= 0x200f) || (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2060 && point <= 0x2069) || point == 0xfeff;
}

void append_neutralised(std::string& out, char32_t point) {
    switch (point) {
        case U'\\': out += "\\\\"; return;
        case U'\n': out += "\\n"; return;
        case U'\r': out += "\\r"; return;
        case U'\t': out += "\\t"; return;
        default: break;
    }
    if (point < 0x20 || point == 0x7f) {
        out += "\\x";
        append_hex(out, point, 2);
    } else if (is_deceptive(point)) {
        out += "\\u";
        append_hex(out, point, 4);
    } else {
        append_utf8(out, point);
    }
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    for (char c : neutralise(text)) {
        if (c == '"') out += '\\';
        out += c;
    }
    out += '"';
}

// A name that reads as one word keeps it; any other could pose as a second field.
void append_name(std::string& out, std::string_view name) {
    for (char c : name) out += ascii::is_token_character(c) && c != '=' ? c : '_';
}

}  // namespace

std::string neutralise(std::string_view text) {
    std::string out;
    for (char32_t point : decode_utf8(text)) append_neutralised(out, point);
    return out;
}

LogRedactor::LogRedactor(std::initializer_list<std::string_view> allowed) {
    for (std::string_view name : allowed) allowed_.push_back(ascii::lower(name));
}

bool LogRedactor::allows(std::string_view name) const {
    return std::find(allowed_.begin(), allowed_.end(), ascii::lower(name)) != allowed_.end();
}

void LogRedactor::append_field(std::string& out, std::string_view name,
                               std::string_view value) const {
    out += ' ';
    append_name(out, name);
    out += '=';
    if (allows(name))
        append_quoted(out, value);
    else
        out += kRedacted;
}

std::string LogRedactor::line(std::string_view event, std::vector<Header> const& fields) const {
    std::string out = "event=";
    append_quoted(out, event);
    for (Header const& field : fields) append_field(out, field.name, field.value);
    return out;
}

}  // namespace parapet::http
