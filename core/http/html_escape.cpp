#include "core/http/html_escape.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/hex.h"
#include "core/base/utf8.h"

namespace parapet::http {
namespace {

// HTML parsers replace or drop NUL depending on the place: it never reaches them.
std::u32string readable(std::string_view text) {
    std::u32string points = decode_utf8(text);
    std::replace(points.begin(), points.end(), U'\0', U'�');
    return points;
}

bool is_alphanumeric(char32_t point) {
    return point < 0x80 && ascii::is_alphanumeric(static_cast<char>(point));
}

// append(out, point) for every code point.
template <class Append>
std::string map_points(std::string_view text, Append append) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (char32_t point : readable(text)) append(out, point);
    return out;
}

void append_script_unit(std::string& out, char32_t point) {
    if (point < 0x80) {
        out += "\\x";
        append_hex(out, point, 2);
    } else {
        out += "\\u";
        append_hex(out, point, 4);
    }
}

bool is_script_line_end(char32_t point) { return point == 0x2028 || point == 0x2029; }

bool is_harmless_scheme(std::string_view scheme) {
    for (std::string_view each : {"http", "https", "mailto", "tel"}) {
        if (ascii::equal_ignoring_case(scheme, each)) return true;
    }
    return false;
}

}  // namespace

std::string escape_html_text(std::string_view text) {
    return map_points(text, [](std::string& out, char32_t point) {
        switch (point) {
            case U'&': out += "&amp;"; break;
            case U'<': out += "&lt;"; break;
            case U'>': out += "&gt;"; break;
            case U'"': out += "&quot;"; break;
            case U'\'': out += "&#39;"; break;
            default: append_utf8(out, point);
        }
    });
}

std::string escape_html_attribute(std::string_view text) {
    return map_points(text, [](std::string& out, char32_t point) {
        if (point >= 0x80 || is_alphanumeric(point)) {
            append_utf8(out, point);
        } else {
            out += "&#x";
            append_hex(out, point, 2);
            out += ';';
        }
    });
}

std::string escape_script_string(std::string_view text) {
    return map_points(text, [](std::string& out, char32_t point) {
        if (is_alphanumeric(point) || (point >= 0x80 && !is_script_line_end(point)))
            append_utf8(out, point);
        else
            append_script_unit(out, point);
    });
}

std::string escape_json_for_script(std::string_view json) {
    return map_points(json, [](std::string& out, char32_t point) {
        if (point == U'<' || point == U'>' || point == U'&' || is_script_line_end(point)) {
            out += "\\u";
            append_hex(out, point, 4);
        } else {
            append_utf8(out, point);
        }
    });
}

std::string escape_css_string(std::string_view text) {
    return map_points(text, [](std::string& out, char32_t point) {
        if (point >= 0x80 || is_alphanumeric(point)) {
            append_utf8(out, point);
        } else {
            out += '\\';
            append_hex(out, point, 6);  // six digits need no space after them
        }
    });
}

std::string_view explain(UrlAttributeError error) {
    switch (error) {
        case UrlAttributeError::ForbiddenScheme:
            return "A link may be relative, http, https, mailto or tel: other schemes can run "
                   "script.";
        case UrlAttributeError::ControlCharacter:
            return "A link holds a control character, which browsers drop before they read the "
                   "scheme.";
    }
    return "Unknown link error.";
}

Result<std::string, UrlAttributeError> url_attribute(std::string_view url) {
    auto const is_control = [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == '\x7f';
    };
    if (std::any_of(url.begin(), url.end(), is_control))
        return Failure{UrlAttributeError::ControlCharacter};
    while (url.starts_with(' ')) url.remove_prefix(1);
    // A colon before any "/", "?" or "#" ends a scheme; behind one it is part of the path.
    std::size_t const end = url.find_first_of(":/?#");
    if (end != std::string_view::npos && url[end] == ':' && !is_harmless_scheme(url.substr(0, end)))
        return Failure{UrlAttributeError::ForbiddenScheme};
    return escape_html_attribute(url);
}

}  // namespace parapet::http
