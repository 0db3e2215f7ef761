// The attacker's tries at sign-in, read off the wire, and what came of each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/range/json.h"
#include "core/range/world.h"

namespace parapet::range {

struct Guess {
    enum class Outcome { LookedAt, Refused, LetIn };

    Time at;
    std::string name;
    std::string from;  // the address that the app's own proxy wrote down, if there is one
    Outcome outcome;
    int exchange;  // number
};

// In the order in which they were sent, without sign-ins with the attacker's own password, and
// without requests that the app could make nothing of.
std::vector<Guess> guesses_in(World const&);

// Most of them within any so long a time that the app did not refuse.
std::size_t most_looked_at(std::vector<Guess> const&, Duration within);

// Over the time they took, in at most so many equal parts, for the page to draw.
Json guesses_chart(std::vector<Guess> const&, std::size_t parts);

}  // namespace parapet::range
