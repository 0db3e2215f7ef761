// What an attacker does once text runs as SQL: prove it with a puzzle, then take what is wanted.
#pragma once

#include <string>
#include <string_view>

#include "core/attack/oracle.h"

namespace parapet::attack {

// Bit by bit. Claims the puzzle's value and then one wanted value. True when the puzzle was solved.
bool loot_by_bits(Oracle const&);

}  // namespace parapet::attack
