// One call of Database: compiles, binds and steps its statements, and counts what they cost.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/sql/connection.h"
#include "core/sql/meter.h"
#include "core/sql/rehearsal.h"
#include "core/sql/sqlite_handle.h"

namespace parapet::sql {

// What a role that is not the owner may do.
struct Restriction {
    Rehearsal& rehearsal;
    Roles const& roles;
    std::string_view role;
};

class Call {
public:
    Call(sqlite3* connection, Budget const&, std::optional<Restriction>);

    // Every statement of the text, as it stands.
    Result<SqlResult, SqlFailure> run_all(std::string_view text);
    // The text's only statement.
    Result<SqlResult, SqlFailure> run_one(std::string_view text, Parameters const&);

    // Whether a statement may have created, changed or dropped a table or view.
    bool may_have_changed_schema() const { return may_have_changed_schema_; }

private:
    // Compiles the statement rest_ begins with and moves rest_ past it; null when only
    // space and comments were left.
    std::optional<SqlError> compile(StatementHandle&);
    std::optional<SqlError> step(sqlite3_stmt*);
    std::optional<SqlError> step_to_end(sqlite3_stmt*);
    bool only_space_left() const;
    Result<SqlResult, SqlFailure> finished(std::optional<SqlError>);

    sqlite3* connection_;
    std::optional<Restriction> restriction_;
    MemoryLimit memory_limit_;
    Meter meter_;
    std::string text_;  // ends in NUL, so SQLite need not copy it
    char const* rest_ = nullptr;
    bool may_have_changed_schema_ = false;
    SqlResult result_;
};

}  // namespace parapet::sql
