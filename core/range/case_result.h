// One story or attack after it was played.
#pragma once

#include <string>
#include <vector>

#include "core/range/json.h"

namespace parapet::range {

struct CaseResult {
    std::string id;
    bool good = false;         // a story served, an attack blocked
    bool only_a_note = false;  // its failure does not fail the submission
    int weight = 1;
    std::vector<std::string> needs;  // cases without which a block earns nothing
    Json json;                       // its entry in the report; "points" and "of" are score.h's
};

}  // namespace parapet::range
