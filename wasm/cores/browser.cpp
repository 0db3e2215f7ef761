// The agents of exercises with people in browsers.
#include "core/attack/agent.h"

namespace parapet::attack {

std::span<AgentKind const> agent_kinds() { return {}; }

}  // namespace parapet::attack
