// refresh-late: a stolen refresh token, used minutes after the victim has used it. It must be dead
// by then (RFC 9700 section 4.14.2; ASVS 5.0, 10.4.5).
#include "core/attack/every_agent.h"
#include "core/attack/stolen_refresh.h"

namespace parapet::attack {
namespace {

class RefreshLate final : public Agent {
    void run(Target& target) override {
        Credentials const stolen = stolen_at_sign_in(target);
        if (stolen.empty()) return;
        victim_comes_back(target);
        target.wait(kLongerThanGrace);
        renew_and_use(target, stolen);
    }
};

}  // namespace

std::unique_ptr<Agent> make_refresh_late() { return std::make_unique<RefreshLate>(); }

}  // namespace parapet::attack
