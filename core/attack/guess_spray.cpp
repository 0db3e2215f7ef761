// guess-spray: one password that many people have, tried on everybody, from one machine. No account
// sees more than one try. Stopped by a limit for the network that holds for as long as the list
// takes.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr Duration kSprayPace = std::chrono::seconds(12);

class GuessSpray final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::string const address = guesser.new_address();
        target.wait(until_half_past(target.now()));
        Time const end = target.now() + kQuarterHour;
        while (!guesser.is_done() && target.now() < end) {
            http::Request one = guesser.request(guesser.name(), guesser.right());
            one.client_address = address;
            guesser.guess(one);
            target.wait(kSprayPace);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_spray() { return std::make_unique<GuessSpray>(); }

}  // namespace parapet::attack
