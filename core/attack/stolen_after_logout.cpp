// stolen-after-logout: a copy of what the victim's browser holds, used after he has signed out
// (OWASP Session Management Cheat Sheet; ASVS 5.0, 7.4.1). To forget a cookie in the browser ends
// nothing: the copy is elsewhere.
#include "core/attack/every_agent.h"
#include "core/attack/stolen_copy.h"

namespace parapet::attack {
namespace {

class StolenAfterLogout final : public Agent {
    void run(Target& target) override {
        // Signing out is often right at once and wrong later, or the other way round: there may be
        // two ways to.
        for (std::string const& routine :
             split(option_or(target, option::kSignsOut, "signs out"), ',')) {
            std::optional<Credentials> const stolen = copy_at_sign_in(target);
            if (stolen && victim_ends_it(target, routine)) use_and_renew(target, *stolen);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_stolen_after_logout() { return std::make_unique<StolenAfterLogout>(); }

}  // namespace parapet::attack
