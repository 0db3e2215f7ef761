// guess-own-between: as guess-spray, and shortly before the limit the attacker begins to sign in to
// his own account from the same machine, in a new browser and in those that the app knows by then:
// where success takes the network's failures back, all of them or some, there is no limit. Once he
// stays signed in and guesses in that browser: some apps count nobody there.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kBetween = 3;  // guesses, and sign-ins of his own

class GuessOwnBetween final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::string const address = guesser.new_address();
        std::size_t limit = 0;
        while (!guesser.is_done(1))
            limit += is_refused(guesser.guess(at_next(guesser, address))) ? 0 : 1;
        if (limit <= kBetween) return;
        for (bool const known : {false, true}) {
            if (guesser.is_in()) return;
            target.wait(kUntilForgotten);
            guesser.begin_anew();
            spray_between(target, guesser, address, limit, known);
        }
        if (guesser.is_in()) return;
        target.wait(kUntilForgotten);
        guesser.begin_anew();
        sign_in_from(target, guesser, address, "");
        while (!guesser.is_done(1)) guesser.guess_here(at_next(guesser, address));
    }

    static http::Request at_next(Guesser const& guesser, std::string const& address) {
        http::Request one = guesser.request(guesser.name(), guesser.right());
        one.client_address = address;
        return one;
    }

    // In a browser that is known he goes on until it is not let in any more.
    static void spray_between(Target& target, Guesser& guesser, std::string const& address,
                              std::size_t limit, bool known) {
        std::string cookies;
        std::size_t left = limit - kBetween;
        while (!guesser.is_done()) {
            guesser.guess(at_next(guesser, address));
            if (--left > 0) continue;
            left = kBetween;
            for (std::size_t i = 0; i <= kBetween; ++i) {
                if (!known && i == kBetween) break;
                http::Response const own = sign_in_from(target, guesser, address, cookies);
                if (is_refused(own) && cookies.empty()) left = kBetween * limit;
                cookies = known && !is_refused(own) ? cookies_of(own, cookies) : "";
            }
        }
    }

    static std::string cookies_of(http::Response const& response, std::string const& before) {
        std::string cookies;
        for (std::string_view line : response.headers.all("set-cookie"))
            cookies += (cookies.empty() ? "" : "; ") + std::string(line.substr(0, line.find(';')));
        return cookies.empty() ? before : cookies;
    }

    static http::Response sign_in_from(Target& target, Guesser& guesser, std::string const& address,
                                       std::string const& cookies) {
        Account const& self = target.surface().attacker;
        http::Request own = guesser.request(self.username, self.password);
        own.client_address = address;
        if (!cookies.empty()) own.headers.append("Cookie", cookies);
        target.forget_cookies();
        return target.send(own);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_own_between() { return std::make_unique<GuessOwnBetween>(); }

}  // namespace parapet::attack
