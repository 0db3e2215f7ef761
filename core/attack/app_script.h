// A script of the app's that tells a token, loaded by a page of the attacker's. Any page may load
// it, and decides what stands around it: what the script leaves behind, hands to a function, puts
// into a form or sends is seen there. What it keeps for itself, or gives only to the app's own
// address, is not.
#pragma once

#include <string>

#include "core/attack/own_form.h"

namespace parapet::attack {

/// A script that loads it and then, for each token found, does act, in which the token is t.
std::string act_with_script(Target const&, OwnForm const&, std::string const& act);

}  // namespace parapet::attack
