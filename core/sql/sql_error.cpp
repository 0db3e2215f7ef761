#include "core/sql/sql_error.h"

#include <array>
#include <utility>

#include "core/sql/connection.h"

namespace parapet::sql {
namespace {

using CodeName = std::pair<int, std::string_view>;

constexpr std::array kCodeNames = {
    CodeName{SQLITE_ERROR, "SQLITE_ERROR"},
    CodeName{SQLITE_INTERNAL, "SQLITE_INTERNAL"},
    CodeName{SQLITE_PERM, "SQLITE_PERM"},
    CodeName{SQLITE_ABORT, "SQLITE_ABORT"},
    CodeName{SQLITE_ABORT_ROLLBACK, "SQLITE_ABORT_ROLLBACK"},
    CodeName{SQLITE_BUSY, "SQLITE_BUSY"},
    CodeName{SQLITE_LOCKED, "SQLITE_LOCKED"},
    CodeName{SQLITE_NOMEM, "SQLITE_NOMEM"},
    CodeName{SQLITE_READONLY, "SQLITE_READONLY"},
    CodeName{SQLITE_INTERRUPT, "SQLITE_INTERRUPT"},
    CodeName{SQLITE_IOERR, "SQLITE_IOERR"},
    CodeName{SQLITE_CORRUPT, "SQLITE_CORRUPT"},
    CodeName{SQLITE_NOTFOUND, "SQLITE_NOTFOUND"},
    CodeName{SQLITE_FULL, "SQLITE_FULL"},
    CodeName{SQLITE_CANTOPEN, "SQLITE_CANTOPEN"},
    CodeName{SQLITE_PROTOCOL, "SQLITE_PROTOCOL"},
    CodeName{SQLITE_EMPTY, "SQLITE_EMPTY"},
    CodeName{SQLITE_SCHEMA, "SQLITE_SCHEMA"},
    CodeName{SQLITE_TOOBIG, "SQLITE_TOOBIG"},
    CodeName{SQLITE_CONSTRAINT, "SQLITE_CONSTRAINT"},
    CodeName{SQLITE_CONSTRAINT_CHECK, "SQLITE_CONSTRAINT_CHECK"},
    CodeName{SQLITE_CONSTRAINT_COMMITHOOK, "SQLITE_CONSTRAINT_COMMITHOOK"},
    CodeName{SQLITE_CONSTRAINT_DATATYPE, "SQLITE_CONSTRAINT_DATATYPE"},
    CodeName{SQLITE_CONSTRAINT_FOREIGNKEY, "SQLITE_CONSTRAINT_FOREIGNKEY"},
    CodeName{SQLITE_CONSTRAINT_FUNCTION, "SQLITE_CONSTRAINT_FUNCTION"},
    CodeName{SQLITE_CONSTRAINT_NOTNULL, "SQLITE_CONSTRAINT_NOTNULL"},
    CodeName{SQLITE_CONSTRAINT_PINNED, "SQLITE_CONSTRAINT_PINNED"},
    CodeName{SQLITE_CONSTRAINT_PRIMARYKEY, "SQLITE_CONSTRAINT_PRIMARYKEY"},
    CodeName{SQLITE_CONSTRAINT_ROWID, "SQLITE_CONSTRAINT_ROWID"},
    CodeName{SQLITE_CONSTRAINT_TRIGGER, "SQLITE_CONSTRAINT_TRIGGER"},
    CodeName{SQLITE_CONSTRAINT_UNIQUE, "SQLITE_CONSTRAINT_UNIQUE"},
    CodeName{SQLITE_CONSTRAINT_VTAB, "SQLITE_CONSTRAINT_VTAB"},
    CodeName{SQLITE_MISMATCH, "SQLITE_MISMATCH"},
    CodeName{SQLITE_MISUSE, "SQLITE_MISUSE"},
    CodeName{SQLITE_NOLFS, "SQLITE_NOLFS"},
    CodeName{SQLITE_AUTH, "SQLITE_AUTH"},
    CodeName{SQLITE_FORMAT, "SQLITE_FORMAT"},
    CodeName{SQLITE_RANGE, "SQLITE_RANGE"},
    CodeName{SQLITE_NOTADB, "SQLITE_NOTADB"},
};

constexpr int kPrimaryMask = 0xff;

SqlErrorKind kind_of(int code, Stage stage) {
    switch (code & kPrimaryMask) {
        case SQLITE_CONSTRAINT: return SqlErrorKind::Constraint;
        case SQLITE_INTERRUPT: return SqlErrorKind::StepBudget;
        case SQLITE_NOMEM: return SqlErrorKind::ByteBudget;
        case SQLITE_ERROR:
            return stage == Stage::Compile ? SqlErrorKind::Syntax : SqlErrorKind::Other;
        default: return SqlErrorKind::Other;
    }
}

}  // namespace

std::string_view code_name(int extended_code) {
    for (int const code : {extended_code, extended_code & kPrimaryMask})
        for (CodeName const& entry : kCodeNames)
            if (entry.first == code) return entry.second;
    return "SQLITE_UNKNOWN";
}

SqlError describe_failure(sqlite3* connection, Stage stage) {
    int const code = sqlite3_extended_errcode(connection);
    std::string message = sqlite3_errmsg(connection);
    if (code == SQLITE_NOMEM)
        message = "the query needed more than " + std::to_string(kCallMemory >> 20) +
                  " MB of memory and was stopped: work on fewer or shorter values";
    return {kind_of(code, stage), std::string(code_name(code)), std::move(message)};
}

SqlError parameters_error(std::string message) {
    return {SqlErrorKind::Parameters, "SQLITE_RANGE", std::move(message)};
}

}  // namespace parapet::sql
