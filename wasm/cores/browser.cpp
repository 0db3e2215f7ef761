// The agents of exercises with people in browsers.
#include "core/attack/agent.h"
#include "core/attack/every_agent.h"
#include "core/range/inside.h"

namespace parapet::attack {
namespace {

constexpr AgentKind kKinds[] = {
    {"clickjacking", make_clickjacking},
    {"cookie-tossing", make_cookie_tossing},
    {"cors-read", make_cors_read},
    {"csrf-fetch", make_csrf_fetch},
    {"csrf-form", make_csrf_form},
    {"csrf-leaked-token", make_csrf_leaked_token},
    {"csrf-link", make_csrf_link},
    {"csrf-old-token", make_csrf_old_token},
    {"csrf-origin", make_csrf_origin},
    {"csrf-sibling", make_csrf_sibling},
    {"csrf-token", make_csrf_token},
    {"csrf-window", make_csrf_window},
    {"guessed-session", make_guessed_session},
    {"kept-role", make_kept_role},
    {"kept-session", make_kept_session},
    {"jwt-forgery", make_jwt_forgery},
    {"leaked-database", make_leaked_database},
    {"leaked-log", make_leaked_log},
    {"login-csrf", make_login_csrf},
    {"mime-upload", make_mime_upload},
    {"open-redirect", make_open_redirect},
    {"referrer-leak", make_referrer_leak},
    {"refresh-as-access", make_refresh_as_access},
    {"refresh-elsewhere", make_refresh_elsewhere},
    {"refresh-early", make_refresh_early},
    {"refresh-late", make_refresh_late},
    {"refresh-race", make_refresh_race},
    {"refresh-replay", make_refresh_replay},
    {"script-takeover", make_script_takeover},
    {"session-fixation", make_session_fixation},
    {"shared-computer", make_shared_computer},
    {"sibling-cookie", make_sibling_cookie},
    {"ssl-strip", make_ssl_strip},
    {"stolen-after-expiry", make_stolen_after_expiry},
    {"stolen-after-logout", make_stolen_after_logout},
    {"stolen-after-password-change", make_stolen_after_password_change},
    {"stray-cookie", make_stray_cookie},
    {"wire-cookie", make_wire_cookie},
    {"wire-listen", make_wire_listen},
    {"wire-tossing", make_wire_tossing},
    {"xss-base", make_xss_base},
    {"xss-dangling", make_xss_dangling},
    {"xss-dom", make_xss_dom},
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

namespace parapet::range {

// None of these agents asks for one.
std::unique_ptr<attack::Inside> make_inside(Network&, Judge&, Attacker&) { return nullptr; }

}  // namespace parapet::range
