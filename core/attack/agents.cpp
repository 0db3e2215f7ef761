// All agents, but for a module that brings a list of its own: wasm/cores/.
#include "core/attack/agent.h"
#include "core/attack/every_agent.h"

namespace parapet::attack {
namespace {

constexpr AgentKind kKinds[] = {
    {"any-password", make_any_password},
    {"change-without-current", make_change_without_current},
    {"dump-crack", make_dump_crack},
    {"dump-login", make_dump_login},
    {"enumerate-by-answer", make_enumerate_by_answer},
    {"enumerate-by-work", make_enumerate_by_work},
    {"foothold-read", make_foothold_read},
    {"foothold-write", make_foothold_write},
    {"log-read", make_log_read},
    {"near-password", make_near_password},
    {"oversized-password", make_oversized_password},
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
