// guess-one-account: one person's password, each try from another network, at a pace that few
// limits notice: through the list within a quarter of an hour, and what was refused is tried again.
// Hours later some from each of three networks, for who counts pairs, or networks instead of tries.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr int kSlowTries = 30;
constexpr int kFewNetworks = 3;
constexpr int kTriesOfEach = 10;

class GuessOneAccount final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        target.wait(until_half_past(target.now()));
        Time const end = target.now() + kQuarterHour;
        Duration const pace = kQuarterHour / (kSlowTries + 1);
        for (int i = 0; i < kSlowTries && target.now() < end; ++i) {
            guesser.guess_from_anywhere(guesser.password());
            if (guesser.is_done(kSlowTries)) return;
            target.wait(pace);
        }
        target.wait(kUntilForgotten);
        for (int network = 0; network < kFewNetworks; ++network) {
            std::string const address = guesser.new_address();
            for (int i = 0; i < kTriesOfEach && !guesser.is_in(); ++i) {
                http::Request one = guesser.request(guesser.victim(), guesser.wrong_one());
                one.client_address = address;
                guesser.guess(one);
            }
        }
        guesser.count({guesser.victim()});
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_one_account() { return std::make_unique<GuessOneAccount>(); }

}  // namespace parapet::attack
