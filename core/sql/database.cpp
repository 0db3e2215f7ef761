#include "core/sql/database.h"

#include <utility>

#include "core/base/check.h"
#include "core/sql/call.h"
#include "core/sql/dump.h"
#include "core/sql/sqlite_handle.h"

namespace parapet::sql {
namespace {

ConnectionHandle open_connection() {
    sqlite3* connection = nullptr;
    int const code = sqlite3_open_v2(":memory:", &connection,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    ConnectionHandle handle(connection);
    PARAPET_CHECK(code == SQLITE_OK);
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    return handle;
}

void copy_database(sqlite3* from, sqlite3* to) {
    constexpr int kAllPages = -1;
    sqlite3_backup* const backup = sqlite3_backup_init(to, "main", from, "main");
    PARAPET_CHECK(backup != nullptr);
    sqlite3_backup_step(backup, kAllPages);
    PARAPET_CHECK(sqlite3_backup_finish(backup) == SQLITE_OK);
}

Failure<SqlFailure> unknown_role(std::string_view role) {
    std::string message = "role \"" + std::string(role) + "\" does not exist";
    return {SqlFailure{{SqlErrorKind::UnknownRole, "SQLITE_AUTH", std::move(message)}}};
}

}  // namespace

struct Database::State {
    Roles roles;
    Budget budget;
    ConnectionHandle connection;
};

Database::Database(std::string_view owner, Budget budget)
    : state_(new State{Roles(owner), budget, open_connection()}) {}
Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Result<SqlResult, SqlFailure> Database::run(std::string_view role, QueryText query,
                                            Parameters const& parameters) {
    return run_prepared(role, query.text(), parameters);
}

Result<SqlResult, SqlFailure> Database::run_prepared(std::string_view role, std::string_view text,
                                                     Parameters const& parameters) {
    if (!state_->roles.exists(role)) return unknown_role(role);
    return Call(state_->connection.get(), state_->budget).run_one(text, parameters);
}

Result<SqlResult, SqlFailure> Database::run_unsafe(std::string_view role, std::string_view text) {
    if (!state_->roles.exists(role)) return unknown_role(role);
    return Call(state_->connection.get(), state_->budget).run_all(text);
}

std::string Database::dump() const { return sql::dump(state_->connection.get()); }

Database Database::clone() const {
    auto copy = std::unique_ptr<State>(new State{state_->roles, state_->budget, open_connection()});
    copy_database(state_->connection.get(), copy->connection.get());
    return Database(std::move(copy));
}

Roles const& Database::roles() const { return state_->roles; }

}  // namespace parapet::sql
