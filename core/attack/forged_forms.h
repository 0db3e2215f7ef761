// Forms of the attacker's that ask the app for what he wants, in every shape that a form can have,
// and the pages that submit them to it by themselves.
#pragma once

#include <vector>

#include "core/attack/lure.h"

namespace parapet::attack {

/// For each endpoint that changes something: its fields as a form, as multipart and as JSON in
/// text; then at the addresses to which it may have moved; called a GET; then with the app's
/// tokens sent empty.
/// The attacker looks at the app's own forms for that, as himself.
std::vector<ForgedForm> forged_forms(Target&);
/// The victim opens a page with each of them, one after the other, and presses the button of one.
void victim_submits(Target&, OwnHost&, std::vector<ForgedForm> const&);

}  // namespace parapet::attack
