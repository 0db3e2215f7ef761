// Text taken apart as the Infra standard does it: ASCII white space, which form feed is part of and
// no-break space is not, and strict splitting at a separator.
#pragma once

#include <string_view>
#include <vector>

namespace parapet::browser {

constexpr bool is_ascii_whitespace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

std::string_view trim_ascii_whitespace(std::string_view text);
std::vector<std::string_view> split_on_whitespace(std::string_view text);
// https://infra.spec.whatwg.org/#strictly-split: n separators give n + 1 parts.
std::vector<std::string_view> strictly_split(std::string_view text, char separator);

}  // namespace parapet::browser
