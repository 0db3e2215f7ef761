// Tokens cover the text without gaps; marks lie inside it, in order and apart.
#include <cstdint>
#include <string>

#include "core/base/check.h"
#include "core/sql/lens.h"

using namespace parapet::sql;

// The text up to its first newline is a request value, the rest a statement.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    std::size_t const cut = std::min(text.find('\n'), text.size());
    std::string_view const sql = text.substr(cut);

    std::size_t end = 0;
    for (Token const& token : tokenize(sql)) {
        PARAPET_CHECK(token.begin == end && token.end > token.begin);
        end = token.end;
    }
    PARAPET_CHECK(end == sql.size());

    RequestValue const value{"query.q", std::string(text.substr(0, cut))};
    std::size_t behind = 0;
    for (Mark const& mark : mark(sql, {&value, 1})) {
        PARAPET_CHECK(mark.begin >= behind && mark.end > mark.begin && mark.end <= sql.size());
        behind = mark.end;
    }
    return 0;
}
