// The whole way from "is this text pasted into SQL?" to the loot, for one entry: a frame that
// shows, then UNION where it works, else bit by bit.
#pragma once

#include <string>
#include <vector>

#include "core/attack/entry.h"
#include "core/attack/frame.h"
#include "core/attack/oracle.h"

namespace parapet::attack {

// How to guess at one spot.
struct Guess {
    std::vector<Frame> frames;
    std::vector<Break> breaks;  // for UNION; empty: do not try it
};

Guess guess_text(Target&, Parameter const&);
// Bit by bit only: where numbers stand (LIMIT, OFFSET, VALUES) there is mostly no UNION.
Guess guess_number(Parameter const&);
Guess guess_list(Parameter const&);
// For the name or the password at the login.
Guess guess_login(Target&, Endpoint const&, std::size_t parameter);
// The attacker's own row when the condition holds, else none: at a login, success or not, however
// alike its failures look.
Frame own_row(Target&, Break const&, std::string_view username_column);

// True when the loot proves a hole.
bool intrude(Entry&, Guess const&);
bool intrude_by_bits(Entry&, Guess const&);

}  // namespace parapet::attack
