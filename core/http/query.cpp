#include "core/http/query.h"

#include "core/base/utf8.h"
#include "core/http/percent.h"

namespace parapet::http {
namespace {

std::string decode(std::string_view text) {
    std::string spaced(text);
    for (char& c : spaced) {
        if (c == '+') c = ' ';
    }
    return to_valid_utf8(percent_decode(spaced));
}

void append_encoded(std::string& out, std::string_view text) {
    for (char c : text) {
        if (c == ' ')
            out += '+';
        else
            append_percent_encoded(out, c, PercentSet::Form);
    }
}

}  // namespace

std::vector<QueryPair> parse_query(std::string_view text) {
    std::vector<QueryPair> pairs;
    while (!text.empty()) {
        std::string_view const sequence = text.substr(0, text.find('&'));
        text.remove_prefix(sequence.size() == text.size() ? text.size() : sequence.size() + 1);
        if (sequence.empty()) continue;
        std::size_t const equals = sequence.find('=');
        std::string_view const name = sequence.substr(0, equals);
        std::string_view const value =
            equals == std::string_view::npos ? std::string_view{} : sequence.substr(equals + 1);
        pairs.push_back({decode(name), decode(value)});
    }
    return pairs;
}

std::string serialize_query(std::vector<QueryPair> const& pairs) {
    std::string text;
    for (QueryPair const& pair : pairs) {
        if (!text.empty()) text += '&';
        append_encoded(text, pair.name);
        text += '=';
        append_encoded(text, pair.value);
    }
    return text;
}

}  // namespace parapet::http
