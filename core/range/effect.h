// What an attack has done to the world: the only things a verdict is made of.
#pragma once

#include <string>
#include <vector>

namespace parapet::range {

struct Effect {
    std::string kind;   // "learned:secrets", as "counts" of exercise.json names it
    std::size_t count;  // how many canaries, rows or answers
    int exchange;       // number of the one that decided it; 0 when none did
    std::string role;   // through a foothold: as whom; else empty
    std::string says;   // one sentence for the learner
};

}  // namespace parapet::range
