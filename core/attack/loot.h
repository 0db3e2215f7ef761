// What an attacker does once text runs as SQL: prove it with a puzzle, then take what is wanted.
#pragma once

#include <optional>
#include <string_view>

#include "core/attack/oracle.h"
#include "core/attack/spelling.h"

namespace parapet::attack {

// The first spelling in which the canonical expression, whose value is 41, gets through.
std::optional<Spelling> find_spelling(Oracle const&, std::string_view expression);

// Bit by bit. Claims the puzzle's value and then one wanted value. True when the puzzle was solved.
bool loot_by_bits(Oracle const&);

}  // namespace parapet::attack
