// Names of tables, columns and roles: compared as SQLite does, without ASCII case.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "core/base/ascii.h"

namespace parapet::sql {

inline bool same_name(std::string_view a, std::string_view b) {
    return ascii::equal_ignoring_case(a, b);
}

struct NameLess {
    using is_transparent = void;
    bool operator()(std::string_view a, std::string_view b) const {
        return std::lexicographical_compare(
            a.begin(), a.end(), b.begin(), b.end(),
            [](char x, char y) { return ascii::lower(x) < ascii::lower(y); });
    }
};

using NameSet = std::set<std::string, NameLess>;

// accounts becomes "accounts".
std::string quote_identifier(std::string_view name);
// An identifier as SQL text has it, bare or in any of SQLite's quotes: "a""b" becomes a"b.
std::string unquote_identifier(std::string_view text);

}  // namespace parapet::sql
