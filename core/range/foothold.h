// The assumed breach: SQL under the roles that the app connects as. Each statement is an exchange
// of the actor "foothold" in the trace, so that the learner sees what was tried and what came back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/target.h"
#include "core/range/judge.h"
#include "core/range/world.h"

namespace parapet::range {

class Foothold final : public attack::Foothold {
public:
    // roles: those the survey saw, in the order of their first use.
    Foothold(World& world, Judge& judge, std::vector<std::string> roles)
        : world_(world), judge_(judge), roles_(std::move(roles)) {}

    std::vector<std::string> roles() const override { return roles_; }
    attack::SqlAnswer run(std::string_view role, std::string_view sql) override;

private:
    World& world_;
    Judge& judge_;
    std::vector<std::string> roles_;
};

}  // namespace parapet::range
