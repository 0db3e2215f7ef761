// The agents of exercises with people in browsers.
#include "core/attack/agent.h"
#include "core/range/inside.h"

namespace parapet::attack {

std::span<AgentKind const> agent_kinds() { return {}; }

}  // namespace parapet::attack

namespace parapet::range {

// None of these agents asks for one.
std::unique_ptr<attack::Inside> make_inside(Network&, Judge&, Attacker&) { return nullptr; }

}  // namespace parapet::range
