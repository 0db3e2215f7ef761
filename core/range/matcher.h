// Compares an answer with what a story expects of it: docs/contracts.md, "Matcher".
#pragma once

#include <optional>
#include <string>

#include "core/range/json.h"

namespace parapet::range {

struct Mismatch {
    std::string expected;  // "$.items[0].price: 1999"
    std::string got;
};

// Nothing when got is as expected. where names the place, "$" for the whole.
std::optional<Mismatch> find_mismatch(Json const& expected, Json const& got,
                                      std::string const& where = "$");
// "status" of an expectation: 200, [200, 201], "2xx" or "not 5xx".
std::optional<Mismatch> status_mismatch(Json const& expected, int status);

// The value at a path such as "$.items[0].id"; nothing when there is none.
std::optional<Json> value_at(Json const& root, std::string_view path);

}  // namespace parapet::range
