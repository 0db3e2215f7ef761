// The agents of exercises on a database.
#include "core/attack/agent.h"
#include "core/attack/every_agent.h"
#include "core/range/inside.h"
#include "core/range/password_operations.h"
#include "core/range/settings.h"

namespace parapet::attack {
namespace {

constexpr AgentKind kKinds[] = {
    {"foothold-read", make_foothold_read},
    {"foothold-write", make_foothold_write},
    {"secret-columns", make_secret_columns},
    {"sql-blind", make_sql_blind},
    {"sql-encoding", make_sql_encoding},
    {"sql-error", make_sql_error},
    {"sql-error-text", make_sql_error_text},
    {"sql-list", make_sql_list},
    {"sql-number", make_sql_number},
    {"sql-order", make_sql_order},
    {"sql-second-order", make_sql_second_order},
    {"sql-stacked", make_sql_stacked},
    {"sql-tautology", make_sql_tautology},
    {"sql-union", make_sql_union},
    {"sql-wildcard", make_sql_wildcard},
};

}  // namespace

std::span<AgentKind const> agent_kinds() { return kKinds; }

}  // namespace parapet::attack

namespace parapet::range {

// None of these agents asks for one.
std::unique_ptr<attack::Inside> make_inside(Network&, Judge&, Attacker&) { return nullptr; }

// No such exercise has bcrypt among its modules, and its tables are four kilobytes of chance.
std::string bcrypt_hash(World&, Json const&) { return bad_argument("it is not in this module"); }

// Nor has any of them settings.
std::string setting_operation(World&, Json const&) {
    return bad_argument("it is not in this module");
}

}  // namespace parapet::range
