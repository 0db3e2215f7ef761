// guess-one-account: one person's password, each try from another network, at a pace that few
// limits notice: through the list within a quarter of an hour, and what was refused is tried again.
// When the app refuses for the first time he tries the right one: some look at the password first.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr int kSlowTries = 30;

class GuessOneAccount final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        target.wait(until_half_past(target.now()));
        Time const end = target.now() + kQuarterHour;
        Duration const pace = kQuarterHour / (kSlowTries + 1);
        bool was_refused = false;
        for (int i = 0; i < kSlowTries && target.now() < end; ++i) {
            http::Response const answer = guesser.guess_from_anywhere(guesser.password());
            if (guesser.is_done(kSlowTries)) return;
            if (is_refused(answer) && !was_refused) {
                was_refused = true;
                guesser.guess_from_anywhere(guesser.right());
                if (guesser.is_in())
                    return target.note("It refuses, and lets in whoever has the right password.");
            }
            target.wait(pace);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_one_account() { return std::make_unique<GuessOneAccount>(); }

}  // namespace parapet::attack
