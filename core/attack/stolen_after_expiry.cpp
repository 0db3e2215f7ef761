// stolen-after-expiry: a copy of what the victim's browser holds, used when the session must be
// over by itself (OWASP Session Management Cheat Sheet; ASVS 5.0, 7.3). An expiry that only the
// cookie has ends nothing on the server. Option "wait": how long after the sign-in; else two
// months.
#include "core/attack/every_agent.h"
#include "core/attack/stolen_copy.h"

namespace parapet::attack {
namespace {

class StolenAfterExpiry final : public Agent {
    void run(Target& target) override {
        std::optional<Credentials> const stolen = copy_at_sign_in(target);
        if (!stolen) return;
        target.wait(wait_option(target, std::chrono::hours(24 * 60)));
        use_and_renew(target, *stolen);
    }
};

}  // namespace

std::unique_ptr<Agent> make_stolen_after_expiry() { return std::make_unique<StolenAfterExpiry>(); }

}  // namespace parapet::attack
