// A refresh token that a thief has copied, against an app that gives a new one for each use
// (rotation: RFC 9700 section 4.14.2): how he comes by it, the victim's own use, and what shows
// whether the thief's copy still lives. Private pages are asked for only with what must be
// worthless by then.
#pragma once

#include "core/attack/stolen.h"
#include "core/base/clock.h"

namespace parapet::attack {

/// After that much an access token has expired, and nothing goes on without a renewal.
inline constexpr Duration kAccessTokenLives = std::chrono::minutes(16);
/// After that much no second tab can still be on its way with the token that was replaced.
inline constexpr Duration kLongerThanGrace = std::chrono::minutes(5);

/// The victim signs in, and a copy of what his browser then holds is the thief's; empty: there is
/// nothing, or he was hindered.
Credentials stolen_at_sign_in(Target&);
/// The victim comes back when his access token has expired (option "wait": after that much) and
/// does what option "does" says, so that the app renews it.
void victim_comes_back(Target&);
/// Has them renewed and shows what the app gave for them.
void renew_and_use(Target&, Credentials const&);

}  // namespace parapet::attack
