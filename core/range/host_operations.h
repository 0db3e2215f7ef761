// What the sandbox may ask of the world, in JSON: docs/contracts.md, "Host operations", has the
// table. The text comes from the learner's code by way of ours, so nothing in it is trusted: every
// fault is a reply, never an abort.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/range/json.h"
#include "core/range/limit_counters.h"
#include "core/range/scheduler.h"
#include "core/range/world.h"

namespace parapet::range {

class HostOperations {
public:
    explicit HostOperations(World& world) : world_(world), scheduler_(world) {}

    // Answers at once: {"ok": …} or {"fail": {"name", "code", "message"}}.
    std::string call(std::string_view json);
    // Puts the operation off until next() picks it; the id, at least 1.
    int start(std::string_view json);
    // Carries out one started operation: {"id": 3, "reply": {…}}; empty when none is left.
    std::string next();

private:
    std::string carry_out(Json const& operation);

    World& world_;
    Scheduler scheduler_;
    LimitCounters limits_;
    std::map<int, Json> started_;
};

}  // namespace parapet::range
