// Guarded values as text, so that a change is seen and can be told in words.
#pragma once

#include <string>
#include <string_view>

#include "core/sql/database.h"

namespace parapet::range {

// Rows as text, or the reason why they can no longer be read.
std::string fingerprint_of(Result<sql::SqlResult, sql::SqlFailure> const&);

// "The prices changed: `lamp, 1999` became `lamp, 1`." before and after differ.
std::string difference_in_words(std::string_view what, std::string_view before,
                                std::string_view after);

}  // namespace parapet::range
