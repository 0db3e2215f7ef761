// Reads values out of a database through an Oracle, one bit a request.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/attack/oracle.h"

namespace parapet::attack {

// The value of an expression that gives a whole number from 0 to 2^52, or nothing when the answers
// contradict each other. The number itself is never sent.
std::optional<std::uint64_t> read_number(Oracle const&, std::string_view expression);

// The text that the expression gives, printable ASCII, up to limit characters.
std::string read_text(Oracle const&, std::string_view expression, std::size_t limit);

}  // namespace parapet::attack
