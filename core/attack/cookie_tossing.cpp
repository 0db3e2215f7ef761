// cookie-tossing: a sibling host sets the attacker's own, valid session for the parent domain and
// for the paths where the victim writes, so that it goes before the victim's. What he saves there
// is saved in the attacker's account. A cookie with the prefix __Host- cannot be set that way
// (RFC 6265bis 4.1.3.2).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/tossed_cookies.h"

namespace parapet::attack {
namespace {

class CookieTossing final : public Agent {
    void run(Target& target) override {
        OwnHost* sibling = sibling_host(target);
        if (sibling == nullptr) return;
        Credentials const own = own_credentials(target);
        if (!victim_signs_in(target)) return;
        Lure(target, *sibling).show("<h1>News</h1>", tossed_cookies(target, own, "; Secure"));
        victim_does(target, routines_option(target, option::kDoes));
        use(target, own);
        look_into_own_account(target);
        target.note(sibling->name() + " set the attacker's own session for " +
                    target.surface().host + ".");
    }
};

}  // namespace

std::unique_ptr<Agent> make_cookie_tossing() { return std::make_unique<CookieTossing>(); }

}  // namespace parapet::attack
