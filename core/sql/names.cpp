#include "core/sql/names.h"

namespace parapet::sql {

std::string quote_identifier(std::string_view name) {
    std::string quoted = "\"";
    for (char c : name) quoted += c == '"' ? "\"\"" : std::string(1, c);
    return quoted + '"';
}

std::string unquote_identifier(std::string_view text) {
    if (text.size() < 2) return std::string(text);
    char const quote = text.front();
    if (quote == '[') return std::string(text.substr(1, text.size() - 2));
    if (quote != '"' && quote != '`' && quote != '\'') return std::string(text);
    std::string name;
    for (std::size_t i = 1; i + 1 < text.size(); ++i) {
        name += text[i];
        if (text[i] == quote) ++i;
    }
    return name;
}

}  // namespace parapet::sql
