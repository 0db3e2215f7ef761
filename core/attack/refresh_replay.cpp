// refresh-replay: a stolen refresh token as refresh-late uses it, then as refresh-race does. For an
// app whose every flaw of the kind has both (RFC 9700 section 4.14.2; ASVS 5.0, 10.4.5).
#include "core/attack/every_agent.h"

namespace parapet::attack {
namespace {

class RefreshReplay final : public Agent {
    void run(Target& target) override {
        for (auto make : {make_refresh_late, make_refresh_race}) make()->run(target);
    }
};

}  // namespace

std::unique_ptr<Agent> make_refresh_replay() { return std::make_unique<RefreshReplay>(); }

}  // namespace parapet::attack
