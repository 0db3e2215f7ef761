// A value in a row or bound to a placeholder: SQLite's five storage classes.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/bytes.h"

namespace parapet::sql {

struct Null {
    bool operator==(Null const&) const = default;
};

using Value = std::variant<Null, std::int64_t, double, std::string, Bytes>;
using Row = std::vector<Value>;

// What a statement is given: by position (?), or by name without its prefix (:name @name $name).
struct Parameters {
    std::vector<Value> positional = {};
    std::vector<std::pair<std::string, Value>> named = {};
};

}  // namespace parapet::sql
