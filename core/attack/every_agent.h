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
std::unique_ptr<Agent> make_enumerate_by_work();
std::unique_ptr<Agent> make_foothold_read();
std::unique_ptr<Agent> make_foothold_write();
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

}  // namespace parapet::attack
