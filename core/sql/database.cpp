#include "core/sql/database.h"

#include <utility>

#include "core/sql/call.h"
#include "core/sql/connection.h"
#include "core/sql/dump.h"
#include "core/sql/table_log.h"
#include "core/sql/world_vfs.h"

namespace parapet::sql {
namespace {

using CallResult = Result<SqlResult, SqlFailure>;

// Spreads the seeds of successive calls (Knuth's multiplier).
constexpr std::uint64_t kSeedStep = 6364136223846793005;

Failure<SqlFailure> unknown_role(std::string_view role) {
    std::string message = "role \"" + std::string(role) + "\" does not exist";
    return {SqlFailure{{SqlErrorKind::UnknownRole, "SQLITE_AUTH", std::move(message)}}};
}

}  // namespace

struct Database::State {
    State(Roles who, Budget const& limits, Surroundings const& around)
        : roles(std::move(who)), budget(limits), surroundings(around) {}

    Roles roles;
    Budget budget;
    Surroundings surroundings;
    ConnectionHandle connection = open_connection();
    TableLog log{connection.get()};
    StatementCache statements;
    // Clones share it.
    std::shared_ptr<Rehearsal> rehearsal;
    std::uint64_t calls = 0;

    template <class Run>
    CallResult call(std::string_view role, Run run) {
        if (!roles.exists(role)) return unknown_role(role);
        WorldScope const world(surroundings.clock, surroundings.seed + ++calls * kSeedStep);
        Call call(connection.get(), budget, {roles, role}, {log, statements, rehearsal});
        return run(call);
    }
};

Database::Database(std::string_view owner, Budget budget, Surroundings surroundings)
    : state_(std::make_unique<State>(Roles(owner), budget, surroundings)) {}
Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

CallResult Database::run(std::string_view role, QueryText query, Parameters const& parameters) {
    return run_prepared(role, query.text(), parameters);
}

CallResult Database::run_prepared(std::string_view role, std::string_view text,
                                  Parameters const& parameters) {
    return state_->call(role, [&](Call& call) { return call.run_one(text, parameters); });
}

CallResult Database::run_unsafe(std::string_view role, std::string_view text) {
    return state_->call(role, [&](Call& call) { return call.run_all(text); });
}

Result<Done, GrantError> Database::apply_grants(std::string_view script) {
    // Not the one that clones share: it remembers what roles may do.
    state_->rehearsal = std::make_shared<Rehearsal>(state_->connection.get());
    return state_->roles.apply(script, *state_->rehearsal);
}

Roles const& Database::roles() const { return state_->roles; }

void Database::set_surroundings(Surroundings surroundings) { state_->surroundings = surroundings; }

std::uint64_t Database::writes_to(std::string_view table) const {
    return state_->log.writes_to(table);
}

std::set<std::string> Database::tables_read_by(std::string_view text) {
    std::set<std::string> tables;
    state_->log.collect_reads(&tables);
    sqlite3_stmt* compiled = nullptr;
    sqlite3_prepare_v2(state_->connection.get(), text.data(), static_cast<int>(text.size()),
                       &compiled, nullptr);
    StatementHandle const statement(compiled);
    state_->log.collect_reads(nullptr);
    return tables;
}

std::string Database::dump() const { return sql::dump(state_->connection.get()); }

Database Database::clone() const {
    auto copy = std::make_unique<State>(state_->roles, state_->budget, state_->surroundings);
    copy->rehearsal = state_->rehearsal;
    copy_database(state_->connection.get(), copy->connection.get());
    return Database(std::move(copy));
}

}  // namespace parapet::sql
