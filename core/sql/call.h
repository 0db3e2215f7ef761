// One call of Database: compiles, binds and steps its statements, and counts what they cost.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/sql/connection.h"
#include "core/sql/meter.h"
#include "core/sql/rehearsal.h"
#include "core/sql/statement_cache.h"

namespace parapet::sql {

// Who runs it. A role that is not the owner has every statement rehearsed.
struct Caller {
    Roles const& roles;
    std::string_view role;
};

// What calls leave for the next ones.
struct Kept {
    TableLog& log;
    StatementCache& statements;
    // Null when none was made since the schema last changed; a call makes one when it needs it, and
    // drops it when the schema may have changed.
    std::shared_ptr<Rehearsal>& rehearsal;
};

class Call {
public:
    Call(sqlite3* connection, Budget const&, Caller, Kept);

    // Every statement of the text, as it stands.
    Result<SqlResult, SqlFailure> run_all(std::string_view text);
    // The text's only statement.
    Result<SqlResult, SqlFailure> run_one(std::string_view text, Parameters const&);

private:
    // Compiles the statement rest_ begins with and moves rest_ past it.
    std::optional<SqlError> compile(Compiled&);
    std::optional<SqlError> rehearse();
    int length_left() const;
    std::optional<SqlError> run(std::string_view text, Parameters const&);
    std::optional<SqlError> step(Compiled const&);
    std::optional<SqlError> step_to_end(sqlite3_stmt*);
    bool only_space_left() const;
    Result<SqlResult, SqlFailure> finished(std::optional<SqlError>);

    sqlite3* connection_;
    Caller caller_;
    bool restricted_;
    Kept kept_;
    MemoryLimit memory_limit_;
    Meter meter_;
    std::string text_;  // ends in NUL, so SQLite need not copy it
    char const* rest_ = nullptr;
    SqlResult result_;
};

}  // namespace parapet::sql
