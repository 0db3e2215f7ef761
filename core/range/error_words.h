// Whether an answer carries the database's own words: what it answered with when it refused a
// statement of this world. Such text tells an attacker how its statement was read.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/sql/database.h"

namespace parapet::range {

// A message as a whole counts wherever it turns up: errors are all that the database answered
// with so far. The beginning of a message ("UNIQUE constraint failed") and its code count only
// beside the error itself: fresh are those of the same exchange. The words that were found.
std::optional<std::string> database_words(std::string_view body,
                                          std::span<sql::SqlError const> errors,
                                          std::span<sql::SqlError const> fresh);

}  // namespace parapet::range
