// One story or attack after it was played.
#pragma once

#include <string>
#include <vector>

#include "core/range/json.h"

namespace parapet::range {

struct CaseResult {
    std::string id;
    bool good = false;  // a story served, an attack blocked
    // Blocked, though what the attacker sent ran as code: it earns nothing, and nobody passes by
    // it.
    bool by_luck = false;
    bool only_a_note = false;  // its failure does not fail the submission
    int weight = 1;
    std::vector<std::string> needs;  // cases without which a block earns nothing
    // Its entry in the report, but for "hash", "points" and "of"; null once it was handed on.
    Json json;
    std::string hash = {};  // of that entry (report.h)
};

}  // namespace parapet::range
