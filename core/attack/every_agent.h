// The agents' makers, each defined in the file of its agent, for the registry (agents.cpp).
#pragma once

#include <memory>

#include "core/attack/agent.h"

namespace parapet::attack {

std::unique_ptr<Agent> make_any_password();
std::unique_ptr<Agent> make_change_without_current();
std::unique_ptr<Agent> make_dump_crack();
std::unique_ptr<Agent> make_dump_login();
std::unique_ptr<Agent> make_enumerate_by_answer();
std::unique_ptr<Agent> make_enumerate_by_limit();
std::unique_ptr<Agent> make_enumerate_by_work();
std::unique_ptr<Agent> make_fill_memory();
std::unique_ptr<Agent> make_foothold_read();
std::unique_ptr<Agent> make_foothold_write();
std::unique_ptr<Agent> make_forgotten_setting();
std::unique_ptr<Agent> make_guess_after_flood();
std::unique_ptr<Agent> make_guess_alias_names();
std::unique_ptr<Agent> make_guess_alias_routes();
std::unique_ptr<Agent> make_guess_at_the_desk();
std::unique_ptr<Agent> make_guess_by_refusal();
std::unique_ptr<Agent> make_guess_forged_headers();
std::unique_ptr<Agent> make_guess_new_browsers();
std::unique_ptr<Agent> make_guess_one_account();
std::unique_ptr<Agent> make_guess_one_network();
std::unique_ptr<Agent> make_guess_own_between();
std::unique_ptr<Agent> make_guess_parallel();
std::unique_ptr<Agent> make_guess_spray();
std::unique_ptr<Agent> make_guess_window_edge();
std::unique_ptr<Agent> make_log_read();
std::unique_ptr<Agent> make_near_password();
std::unique_ptr<Agent> make_oversized_password();
std::unique_ptr<Agent> make_secret_columns();
std::unique_ptr<Agent> make_sql_blind();
std::unique_ptr<Agent> make_sql_encoding();
std::unique_ptr<Agent> make_sql_error();
std::unique_ptr<Agent> make_sql_error_text();
std::unique_ptr<Agent> make_sql_list();
std::unique_ptr<Agent> make_sql_number();
std::unique_ptr<Agent> make_sql_order();
std::unique_ptr<Agent> make_sql_second_order();
std::unique_ptr<Agent> make_sql_stacked();
std::unique_ptr<Agent> make_sql_tautology();
std::unique_ptr<Agent> make_sql_union();
std::unique_ptr<Agent> make_sql_wildcard();

// Of attackers of people in browsers:
std::unique_ptr<Agent> make_clickjacking();
std::unique_ptr<Agent> make_cookie_tossing();
std::unique_ptr<Agent> make_cors_read();
std::unique_ptr<Agent> make_csrf_fetch();
std::unique_ptr<Agent> make_csrf_form();
std::unique_ptr<Agent> make_csrf_leaked_token();
std::unique_ptr<Agent> make_csrf_link();
std::unique_ptr<Agent> make_csrf_old_token();
std::unique_ptr<Agent> make_csrf_origin();
std::unique_ptr<Agent> make_csrf_sibling();
std::unique_ptr<Agent> make_csrf_token();
std::unique_ptr<Agent> make_csrf_window();
std::unique_ptr<Agent> make_guessed_session();
std::unique_ptr<Agent> make_kept_role();
std::unique_ptr<Agent> make_kept_session();
std::unique_ptr<Agent> make_jwt_forgery();
std::unique_ptr<Agent> make_leaked_database();
std::unique_ptr<Agent> make_leaked_log();
std::unique_ptr<Agent> make_login_csrf();
std::unique_ptr<Agent> make_mime_upload();
std::unique_ptr<Agent> make_open_redirect();
std::unique_ptr<Agent> make_referrer_leak();
std::unique_ptr<Agent> make_refresh_as_access();
std::unique_ptr<Agent> make_refresh_elsewhere();
std::unique_ptr<Agent> make_refresh_early();
std::unique_ptr<Agent> make_refresh_late();
std::unique_ptr<Agent> make_refresh_race();
std::unique_ptr<Agent> make_refresh_replay();
std::unique_ptr<Agent> make_script_takeover();
std::unique_ptr<Agent> make_session_fixation();
std::unique_ptr<Agent> make_shared_computer();
std::unique_ptr<Agent> make_sibling_cookie();
std::unique_ptr<Agent> make_ssl_strip();
std::unique_ptr<Agent> make_stolen_after_expiry();
std::unique_ptr<Agent> make_stolen_after_logout();
std::unique_ptr<Agent> make_stolen_after_password_change();
std::unique_ptr<Agent> make_stray_cookie();
std::unique_ptr<Agent> make_wire_cookie();
std::unique_ptr<Agent> make_wire_listen();
std::unique_ptr<Agent> make_wire_tossing();
std::unique_ptr<Agent> make_xss_base();
std::unique_ptr<Agent> make_xss_dangling();
std::unique_ptr<Agent> make_xss_dom();
std::unique_ptr<Agent> make_xss_form();
std::unique_ptr<Agent> make_xss_nonce();
std::unique_ptr<Agent> make_xss_object();
std::unique_ptr<Agent> make_xss_reflected();
std::unique_ptr<Agent> make_xss_remote_script();
std::unique_ptr<Agent> make_xss_stored();

}  // namespace parapet::attack
