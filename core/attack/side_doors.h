// Ways into an app that are none of its parameters: a member that nobody asked for, headers, what
// it has left in a browser, and a parameter that counts only where another is left out. Nothing is
// won by it alone; whether the text became SQL is read off the statements.
#pragma once

#include "core/attack/target.h"

namespace parapet::attack {

// At every endpoint to try. The app has been used before, so that the names it binds are known.
void try_side_doors(Target&);

}  // namespace parapet::attack
