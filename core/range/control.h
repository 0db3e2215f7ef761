// Which control stopped an attack that won nothing, read off what its payloads came to: bound,
// inside a literal, refused, turned into a choice, or run as code under a role that may not.
#pragma once

#include <string>
#include <vector>

#include "core/range/evidence.h"
#include "core/range/exercise.h"

namespace parapet::range {

struct Control {
    std::string kind;  // bound, literal, allow-list, validation, role, filter, missing, none
    std::string says;  // one sentence for the learner
    bool intended;     // it is the lesson, not luck
    std::vector<std::size_t> exchanges;  // indices of a few that show it
};

Control find_control(Evidence const&, AttackSpec const&);

// Whether the attack was after running code of its own, and did, and won nothing by it.
bool is_luck(Control const&, AttackSpec const&);

}  // namespace parapet::range
