// What passed in the clear on the victim's line, and what it is worth: cookies and tokens of
// answers, and a sign-in with its password.
#pragma once

#include "core/attack/target.h"

namespace parapet::attack {

/// Shows to the app what was overheard; then signs in as the victim typed it, if he did, and shows
/// what came of that. There must be a line.
void use_overheard(Target&);

}  // namespace parapet::attack
