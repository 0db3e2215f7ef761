// SQLite's result codes as SqlError.
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

#include "core/sql/database.h"

namespace parapet::sql {

// "SQLITE_CONSTRAINT_UNIQUE" for 2067; the primary code's name for an extended one without its own.
std::string_view code_name(int extended_code);

// What the connection says about its last failure. A failure to compile is of kind Syntax.
enum class Stage { Compile, Step };
SqlError describe_failure(sqlite3* connection, Stage);

SqlError parameters_error(std::string message);

}  // namespace parapet::sql
