#include "core/browser/header_values.h"

namespace parapet::browser {
namespace {

std::string_view trim_tab_or_space(std::string_view text) {
    auto const is_blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

// Just after the quoted string that starts at 'start'; the end of text when it is never closed.
std::size_t end_of_quoted_string(std::string_view text, std::size_t start) {
    for (std::size_t i = start + 1; i < text.size(); ++i) {
        if (text[i] == '"') return i + 1;
        if (text[i] == '\\') ++i;
    }
    return text.size();
}

}  // namespace

std::vector<std::string> split_values(http::HeaderList const& headers, std::string_view name) {
    std::vector<std::string> values;
    auto const joined = headers.get(name);
    if (!joined) return values;
    std::string_view const text = *joined;
    std::size_t start = 0;
    std::size_t position = 0;
    for (;;) {
        while (position < text.size() && text[position] != ',')
            position = text[position] == '"' ? end_of_quoted_string(text, position) : position + 1;
        values.emplace_back(trim_tab_or_space(text.substr(start, position - start)));
        if (position >= text.size()) return values;
        start = ++position;
    }
}

}  // namespace parapet::browser
