#include "core/browser/splitting.h"

namespace parapet::browser {

std::string_view trim_ascii_whitespace(std::string_view text) {
    while (!text.empty() && is_ascii_whitespace(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_ascii_whitespace(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> split_on_whitespace(std::string_view text) {
    std::vector<std::string_view> words;
    for (text = trim_ascii_whitespace(text); !text.empty(); text = trim_ascii_whitespace(text)) {
        std::size_t end = 0;
        while (end < text.size() && !is_ascii_whitespace(text[end])) ++end;
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return words;
}

std::vector<std::string_view> strictly_split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (std::size_t end = text.find(separator); end != std::string_view::npos;
         end = text.find(separator)) {
        parts.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    parts.push_back(text);
    return parts;
}

}  // namespace parapet::browser
