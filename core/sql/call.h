// One call of Database: compiles, binds and steps its statements, and counts what they cost.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/sql/meter.h"
#include "core/sql/sqlite_handle.h"

namespace parapet::sql {

class Call {
public:
    Call(sqlite3* connection, Budget const&);

    // Every statement of the text, as it stands.
    Result<SqlResult, SqlFailure> run_all(std::string_view text);
    // The text's only statement.
    Result<SqlResult, SqlFailure> run_one(std::string_view text, Parameters const&);

private:
    // Compiles the statement rest_ begins with and moves rest_ past it; null when only
    // space and comments were left.
    std::optional<SqlError> compile(StatementHandle&);
    std::optional<SqlError> step(sqlite3_stmt*);
    std::optional<SqlError> step_to_end(sqlite3_stmt*);
    bool only_space_left() const;
    Result<SqlResult, SqlFailure> finished(std::optional<SqlError>);

    sqlite3* connection_;
    Meter meter_;
    std::string text_;  // ends in NUL, so SQLite need not copy it
    char const* rest_ = nullptr;
    SqlResult result_;
};

}  // namespace parapet::sql
