// One call of Database: compiles, binds and steps its statements, and counts what they cost.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/sql/connection.h"
#include "core/sql/meter.h"
#include "core/sql/rehearsal.h"
#include "core/sql/sqlite_handle.h"
#include "core/sql/statement_shape.h"

namespace parapet::sql {

// Who runs it. A role that is not the owner has every statement rehearsed.
struct Caller {
    Roles const& roles;
    std::string_view role;
};

class Call {
public:
    // The rehearsal is null when none was made since the schema last changed; the call makes
    // one when it needs it, and drops it when the schema may have changed.
    Call(sqlite3* connection, Budget const&, Caller, std::shared_ptr<Rehearsal>&);

    // Every statement of the text, as it stands.
    Result<SqlResult, SqlFailure> run_all(std::string_view text);
    // The text's only statement.
    Result<SqlResult, SqlFailure> run_one(std::string_view text, Parameters const&);

private:
    struct Compiled {
        StatementHandle statement;  // null when only space and comments were left
        StatementVerb verb = StatementVerb::Other;
    };
    // Compiles the statement rest_ begins with and moves rest_ past it.
    std::optional<SqlError> compile(Compiled&);
    std::optional<SqlError> rehearse(int length);
    std::optional<SqlError> step(Compiled const&);
    std::optional<SqlError> step_to_end(sqlite3_stmt*);
    bool only_space_left() const;
    Result<SqlResult, SqlFailure> finished(std::optional<SqlError>);

    sqlite3* connection_;
    Caller caller_;
    bool restricted_;
    std::shared_ptr<Rehearsal>& rehearsal_;
    MemoryLimit memory_limit_;
    Meter meter_;
    std::string text_;  // ends in NUL, so SQLite need not copy it
    char const* rest_ = nullptr;
    SqlResult result_;
};

}  // namespace parapet::sql
