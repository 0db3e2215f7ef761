// The agents of exercises on people's accounts.
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
    {"log-read", make_log_read},
    {"near-password", make_near_password},
    {"oversized-password", make_oversized_password},
    {"secret-columns", make_secret_columns},
};

}  // namespace

std::span<AgentKind const> agent_kinds() { return kKinds; }

}  // namespace parapet::attack
