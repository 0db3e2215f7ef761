// What an answer tells whoever asks about one name after another: all of it but what says the name
// again or is new each time.
#pragma once

#include <string_view>

#include "core/attack/answer.h"

namespace parapet::attack {

// Status, body and headers. Headers that follow from the length of the body tell nothing.
Answer heard(http::Response const&, std::string_view name);

}  // namespace parapet::attack
