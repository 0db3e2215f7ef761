// An attacker with one technique. It adapts as a person would and reports nothing about
// success: whether anything was won is read off the world by core/range/judge.h, so an agent
// cannot be talked into a verdict. One file per agent; the registry finds it by its name.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/attack/target.h"

namespace parapet::attack {

class Agent {
public:
    virtual ~Agent() = default;
    // Runs to its natural end. Must draw all chance from target.random() and stop by itself;
    // at most about 400 requests against an app that gives nothing away.
    virtual void run(Target& target) = 0;
};

struct AgentKind {
    std::string_view name;  // "sql-union", as exercise.json names it
    std::unique_ptr<Agent> (*make)();
};

// Every agent that this build has, by name.
std::span<AgentKind const> agent_kinds();
// Null when there is none of the name.
std::unique_ptr<Agent> make_agent(std::string_view name);

}  // namespace parapet::attack
