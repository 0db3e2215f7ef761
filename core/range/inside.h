// The hand-outs of core/attack/inside.h, made by the range for one attack. Which build has them is
// decided when it is linked, as with the agents that want them: wasm/cores/.
//
// Effects that they show: "cracked", "under-floor", "one-salt", "known-salt" (of the stolen
// database), "enumerated" (addresses sorted), "signed-in" (as somebody else), "oversized" (a
// password of any length was hashed), "overrun" (more guesses at one account within a quarter of an
// hour than any exercise allows), "kept-without" (passwords were, without a setting that the code
// had asked for), "hoarded" (each name tried was still in memory days later, without an end),
// besides "learned:…" and "served:…" of canaries in the log.
#pragma once

#include <memory>

#include "core/attack/inside.h"
#include "core/range/attacker.h"
#include "core/range/judge.h"
#include "core/range/network.h"

namespace parapet::range {

// Null in a build without them. All three outlive it.
std::unique_ptr<attack::Inside> make_inside(Network&, Judge&, Attacker&);

}  // namespace parapet::range
