// guess-after-flood: fills the store of counters with names that nobody has, so that it throws away
// the victim's. Each name comes from another network.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr int kMostFloods = 2;
constexpr std::size_t kNamesOfFlood = 130;

class GuessAfterFlood final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        for (int floods = 0; floods <= kMostFloods; ++floods) {
            while (!guesser.is_done(1)) guesser.guess_from_anywhere(guesser.password());
            guesser.try_again();
            if (guesser.is_done() || floods == kMostFloods) return;
            for (std::size_t i = 0; i < kNamesOfFlood; ++i) {
                http::Request one = guesser.request(guesser.wrong_one(), guesser.wrong_one());
                one.client_address = guesser.new_address();
                target.forget_cookies();
                target.send(one);
            }
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_after_flood() { return std::make_unique<GuessAfterFlood>(); }

}  // namespace parapet::attack
