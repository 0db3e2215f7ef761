// A copy of what the victim's browser holds, used when it should be worth nothing any more (OWASP
// Session Management Cheat Sheet; ASVS 5.0, 7.3 and 7.4). What ends a session ends it on the
// server.
#pragma once

#include <optional>
#include <string>

#include "core/attack/stolen.h"

namespace parapet::attack {

/// The victim signs in, and a copy of what his browser then holds comes to what the attacker held
/// before. Nothing: there is no victim, or he was hindered.
std::optional<Credentials> copy_at_sign_in(Target&, Credentials held = {});
/// The victim does what should end his session. Then option "wait", or two seconds, pass. False: he
/// was hindered.
bool victim_ends_it(Target&, std::string const& routine);
/// Shows the copy to the app, has it renewed, and shows what the app gave for it.
void use_and_renew(Target&, Credentials const&);

}  // namespace parapet::attack
