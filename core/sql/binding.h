// Values into placeholders and out of columns.
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <optional>

#include "core/sql/sql_error.h"
#include "core/sql/value.h"

namespace parapet::sql {

// Binds all or says what does not fit, in better-sqlite3's words. The parameters must
// outlive the statement's use: text and blobs are not copied.
std::optional<SqlError> bind(sqlite3_stmt*, Parameters const&);

Value column_value(sqlite3_stmt*, int column);

// Bytes a value counts for in the result's budget: its text, or 8 for a number.
std::size_t size_of(Value const&);

}  // namespace parapet::sql
