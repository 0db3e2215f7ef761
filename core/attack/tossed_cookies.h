// The attacker's own session, given to the victim's browser by a host below or beside the app's:
// such a host may set cookies for the parent domain, and no app can tell who set one (RFC 6265bis
// 8.6, "Weak Integrity").
#pragma once

#include <string_view>

#include "core/attack/stolen.h"

namespace parapet::attack {

/// Set-Cookie lines with his own cookies for the app's domain, for "/" and for the paths where
/// people write: the longer path goes first in the Cookie header. Attributes are added as they
/// stand: "; Secure".
http::HeaderList tossed_cookies(Target const&, Credentials const& own,
                                std::string_view attributes = "");

}  // namespace parapet::attack
