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
    {"enumerate-by-limit", make_enumerate_by_limit},
    {"enumerate-by-work", make_enumerate_by_work},
    {"fill-memory", make_fill_memory},
    {"forgotten-setting", make_forgotten_setting},
    {"guess-after-flood", make_guess_after_flood},
    {"guess-alias-names", make_guess_alias_names},
    {"guess-alias-routes", make_guess_alias_routes},
    {"guess-at-the-desk", make_guess_at_the_desk},
    {"guess-by-refusal", make_guess_by_refusal},
    {"guess-forged-headers", make_guess_forged_headers},
    {"guess-new-browsers", make_guess_new_browsers},
    {"guess-one-account", make_guess_one_account},
    {"guess-one-network", make_guess_one_network},
    {"guess-own-between", make_guess_own_between},
    {"guess-parallel", make_guess_parallel},
    {"guess-spray", make_guess_spray},
    {"guess-window-edge", make_guess_window_edge},
    {"log-read", make_log_read},
    {"near-password", make_near_password},
    {"oversized-password", make_oversized_password},
    {"secret-columns", make_secret_columns},
};

}  // namespace

std::span<AgentKind const> agent_kinds() { return kKinds; }

}  // namespace parapet::attack
