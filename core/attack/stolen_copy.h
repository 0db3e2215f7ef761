// A copy of what the victim's browser holds, used when it should be worth nothing any more (OWASP
// Session Management Cheat Sheet; ASVS 5.0, 7.3 and 7.4). What ends a session ends it on the
// server.
#pragma once

#include <optional>
#include <string>

#include "core/attack/stolen.h"

namespace parapet::attack {

/// The victim signs in, and the attacker has a copy of what his browser then holds. Nothing: there
/// is no victim, or he was hindered.
std::optional<Credentials> copy_at_sign_in(Target&);
/// Some apps answer before they have written down what they did.
inline constexpr Duration kWrittenDown = std::chrono::seconds(2);
/// The victim does what should end his session. Then option "wait", or kWrittenDown, passes. False:
/// he was hindered.
bool victim_ends_it(Target&, std::string const& routine);
/// Shows the copy to the app, where it writes too if the attack names such endpoints, has it
/// renewed, and shows what the app gave for it.
void use_and_renew(Target&, Credentials const&);

}  // namespace parapet::attack
