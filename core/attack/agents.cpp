// All agents, but for a module that brings a list of its own: wasm/cores/.
#include "core/attack/agent.h"
#include "core/attack/every_agent.h"

namespace parapet::attack {
namespace {

constexpr AgentKind kKinds[] = {
    {"any-password", make_any_password},
    {"change-without-current", make_change_without_current},
    {"clickjacking", make_clickjacking},
    {"cookie-tossing", make_cookie_tossing},
    {"cors-read", make_cors_read},
    {"csrf-fetch", make_csrf_fetch},
    {"csrf-form", make_csrf_form},
    {"csrf-link", make_csrf_link},
    {"csrf-origin", make_csrf_origin},
    {"csrf-sibling", make_csrf_sibling},
    {"csrf-token", make_csrf_token},
    {"csrf-window", make_csrf_window},
    {"dump-crack", make_dump_crack},
    {"dump-login", make_dump_login},
    {"enumerate-by-answer", make_enumerate_by_answer},
    {"enumerate-by-work", make_enumerate_by_work},
    {"foothold-read", make_foothold_read},
    {"foothold-write", make_foothold_write},
    {"guessed-session", make_guessed_session},
    {"jwt-forgery", make_jwt_forgery},
    {"leaked-database", make_leaked_database},
    {"leaked-log", make_leaked_log},
    {"log-read", make_log_read},
    {"login-csrf", make_login_csrf},
    {"mime-upload", make_mime_upload},
    {"near-password", make_near_password},
    {"oversized-password", make_oversized_password},
    {"referrer-leak", make_referrer_leak},
    {"refresh-as-access", make_refresh_as_access},
    {"refresh-early", make_refresh_early},
    {"refresh-late", make_refresh_late},
    {"refresh-race", make_refresh_race},
    {"secret-columns", make_secret_columns},
    {"session-fixation", make_session_fixation},
    {"shared-computer", make_shared_computer},
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
    {"ssl-strip", make_ssl_strip},
    {"stolen-after-expiry", make_stolen_after_expiry},
    {"stolen-after-logout", make_stolen_after_logout},
    {"stolen-after-password-change", make_stolen_after_password_change},
    {"wire-cookie", make_wire_cookie},
    {"wire-listen", make_wire_listen},
    {"wire-tossing", make_wire_tossing},
    {"xss-base", make_xss_base},
    {"xss-dangling", make_xss_dangling},
    {"xss-form", make_xss_form},
    {"xss-nonce", make_xss_nonce},
    {"xss-object", make_xss_object},
    {"xss-reflected", make_xss_reflected},
    {"xss-remote-script", make_xss_remote_script},
    {"xss-stored", make_xss_stored},
};

}  // namespace

std::span<AgentKind const> agent_kinds() { return kKinds; }

}  // namespace parapet::attack
