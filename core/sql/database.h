// An in-memory SQLite database used by several database roles at once.
//
// Three ways in, from safe to unsafe:
//   run(role, "SELECT … WHERE id = ?", {…})   QueryText: only a literal converts to it
//   run_prepared(role, text, {…})             text put together at run time, one statement
//   run_unsafe(role, text)                    the same, as many statements as it holds
// The last two exist for the learner's code, which must be free to be wrong, and for
// exercise data. Privileges (core/sql/roles.h) hold in all three.
//
// Every call is measured in SQLite virtual-machine steps and stopped by its Budget.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/sql/query_text.h"
#include "core/sql/roles.h"
#include "core/sql/value.h"

namespace parapet::sql {

// Limits of one call. The defaults suit a lesson's request.
struct Budget {
    std::uint64_t steps = 5'000'000;  // SQLite virtual-machine instructions
    std::uint64_t rows = 10'000;      // rows returned
    std::uint64_t bytes = 4'000'000;  // of all returned values together
};

// Time and chance as the database sees them.
struct Surroundings {
    Clock const* clock = nullptr;  // for CURRENT_TIMESTAMP and 'now'; 1970 when null
    std::uint64_t seed = 0;        // for random() and randomblob()
};

enum class SqlErrorKind {
    Syntax,       // SQLite could not prepare the text (grammar, unknown table or column)
    Permission,   // the role lacks a privilege
    Constraint,   // UNIQUE, NOT NULL, CHECK, FOREIGN KEY
    Parameters,   // too few, too many or unknown parameters; or parameters and several statements
    StepBudget,   // ran too long
    RowBudget,    // returned too many rows
    ByteBudget,   // returned too much
    UnknownRole,  // no CREATE ROLE of that name
    Other,        // any other SQLite error (datatype mismatch, string too big, …)
};

struct SqlError {
    SqlErrorKind kind = SqlErrorKind::Other;
    std::string code;     // SQLite's extended result name: "SQLITE_CONSTRAINT_UNIQUE"
    std::string message;  // for a person; Permission reads as PostgreSQL's does
};

struct StatementResult {
    std::vector<std::string> columns;  // empty for a statement that returns no rows
    std::vector<Row> rows;
};

struct SqlResult {
    StatementResult first;     // of the first statement that returns columns
    std::int64_t changes = 0;  // rows changed by the last INSERT, UPDATE or DELETE of the call
    std::int64_t last_insert_rowid = 0;
    std::size_t statements = 0;  // how many ran
    std::uint64_t steps = 0;     // virtual-machine instructions of the whole call
};

// What a failed call had done by then: statements before the failing one stay done.
struct SqlFailure {
    SqlError error;
    std::uint64_t steps = 0;
    std::size_t statement = 0;  // index of the failing statement
};

class Database {
public:
    // A fresh, empty database with one role, the owner, who may do everything.
    explicit Database(std::string_view owner, Budget budget = {}, Surroundings surroundings = {});
    ~Database();
    Database(Database&&) noexcept;
    Database& operator=(Database&&) noexcept;

    Result<SqlResult, SqlFailure> run(std::string_view role, QueryText, Parameters const& = {});
    Result<SqlResult, SqlFailure> run_prepared(std::string_view role, std::string_view text,
                                               Parameters const&);
    Result<SqlResult, SqlFailure> run_unsafe(std::string_view role, std::string_view text);

    // Runs a script of CREATE ROLE, GRANT and REVOKE (core/sql/roles.h) as the owner; all
    // or nothing.
    Result<Done, GrantError> apply_grants(std::string_view script);
    Roles const& roles() const;

    // Grows whenever a statement may have written to the table; equal values mean equal rows.
    std::uint64_t writes_to(std::string_view table) const;
    // The tables whose rows the statement would read; none when it does not compile.
    std::set<std::string> tables_read_by(std::string_view text);

    // The whole database as SQL text that recreates it (tables, rows, views, indexes, triggers).
    std::string dump() const;
    // An independent copy of data, roles, budget and surroundings.
    Database clone() const;
    void set_surroundings(Surroundings);

private:
    struct State;
    explicit Database(std::unique_ptr<State>);
    std::unique_ptr<State> state_;
};

}  // namespace parapet::sql
