#include "core/attack/agent.h"

namespace parapet::attack {

std::unique_ptr<Agent> make_agent(std::string_view name) {
    for (AgentKind const& kind : agent_kinds()) {
        if (kind.name == name) return kind.make();
    }
    return nullptr;
}

}  // namespace parapet::attack
