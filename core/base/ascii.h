// ASCII rules of the network's grammars: no locale, every byte over 0x7F is "other".
#pragma once

#include <string>
#include <string_view>

namespace parapet::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_alpha(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_alphanumeric(char c) { return is_alpha(c) || is_digit(c); }

constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

// 0 to 15, or -1 when c is no hexadecimal digit.
constexpr int hex_value(char c) {
    if (is_digit(c)) return c - '0';
    char const letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}
constexpr bool is_hex_digit(char c) { return hex_value(c) >= 0; }

// OWS of RFC 9110 section 5.6.3 and the line ends around it.
constexpr bool is_http_whitespace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// RFC 9110 section 5.6.2: what a method, a header name or a cookie name is made of.
constexpr bool is_token_character(char c) {
    return is_alphanumeric(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

constexpr bool is_token(std::string_view text) {
    for (char c : text)
        if (!is_token_character(c)) return false;
    return !text.empty();
}

constexpr bool is_ascii(std::string_view text) {
    unsigned all = 0;
    for (char c : text) all |= static_cast<unsigned char>(c);
    return all <= 0x7F;
}

// Between quotation marks, for a message: nothing is escaped.
inline std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

inline std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = lower(c);
    return result;
}

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i])) return false;
    }
    return true;
}

// text without HTTP whitespace at either end.
constexpr std::string_view trim(std::string_view text) {
    while (!text.empty() && is_http_whitespace(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_http_whitespace(text.back())) text.remove_suffix(1);
    return text;
}

}  // namespace parapet::ascii
