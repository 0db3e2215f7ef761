// guess-own-between: as guess-spray, and shortly before the limit the attacker signs in to his
// own account from the same machine: where success takes the network's failures back, there is no
// limit.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

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
        if (guesser.is_in() || limit < 2) return;
        target.wait(kUntilForgotten);
        guesser.begin_anew();
        for (std::size_t i = 1; !guesser.is_done(); ++i) {
            if (i % limit != 0) {
                spray_from(guesser, address);
                continue;
            }
            http::Request own = guesser.request(target.surface().attacker.username,
                                                target.surface().attacker.password);
            own.client_address = address;
            target.forget_cookies();
            if (is_refused(target.send(own))) return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_own_between() { return std::make_unique<GuessOwnBetween>(); }

}  // namespace parapet::attack
