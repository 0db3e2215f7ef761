// Escaped text holds no character that could end its place, and unescapes to what it was.
#include <charconv>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/http/html_escape.h"
#include "core/http/log_redaction.h"

using namespace parapet;
using namespace parapet::http;

namespace {

std::string readable(std::string_view text) {
    std::u32string points = decode_utf8(text);
    for (char32_t& point : points) {
        if (point == 0) point = 0xfffd;
    }
    return encode_utf8(points);
}

void check_has_none_of(std::string_view text, std::string_view forbidden) {
    PARAPET_CHECK(text.find_first_of(forbidden) == std::string_view::npos);
    PARAPET_CHECK(text.find('\0') == std::string_view::npos);
}

// Character references as an HTML parser resolves the ones that are written here.
std::string resolve(std::string_view html) {
    std::string out;
    while (!html.empty()) {
        if (html.front() != '&') {
            out += html.front();
            html.remove_prefix(1);
            continue;
        }
        std::size_t const end = html.find(';');
        PARAPET_CHECK(end != std::string_view::npos);
        std::string_view const name = html.substr(1, end - 1);
        html.remove_prefix(end + 1);
        if (name == "amp") {
            out += '&';
        } else if (name == "lt") {
            out += '<';
        } else if (name == "gt") {
            out += '>';
        } else if (name == "quot") {
            out += '"';
        } else {
            bool const is_hex = name.starts_with("#x");
            std::string_view const digits = name.substr(is_hex ? 2 : 1);
            int code = 0;
            auto const result = std::from_chars(digits.data(), digits.data() + digits.size(), code,
                                                is_hex ? 16 : 10);
            PARAPET_CHECK(result.ec == std::errc() && name.starts_with('#'));
            append_utf8(out, static_cast<char32_t>(code));
        }
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    std::string const expected = readable(text);

    std::string const html = escape_html_text(text);
    check_has_none_of(html, "<>\"'");
    PARAPET_CHECK(resolve(html) == expected);

    std::string const attribute = escape_html_attribute(text);
    check_has_none_of(attribute, "<>\"'`= \t\r\n\f/");
    PARAPET_CHECK(resolve(attribute) == expected);

    check_has_none_of(escape_script_string(text), "<>\"'`\r\n&/");
    check_has_none_of(escape_json_for_script(text), "<>&");
    check_has_none_of(escape_css_string(text), "<>\"'\r\n\f&");
    if (auto url = url_attribute(text)) check_has_none_of(url.value(), "<>\"'`= \r\n\t:");

    for (char c : neutralise(text)) {
        PARAPET_CHECK(static_cast<unsigned char>(c) >= 0x20 && c != '\x7f');
    }
    PARAPET_CHECK(is_valid_utf8(neutralise(text)));
    return 0;
}
