// guess-spray: one password that many people have, tried on everybody, from one machine. No account
// sees more than one try. Stopped by a limit for the network that holds for as long as the list
// takes. Hours later some passwords on each of a few names: who counts names instead of tries
// notices neither.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr Duration kSprayPace = std::chrono::seconds(12);
constexpr std::size_t kFewNames = 11;
constexpr int kTriesOfName = 6;

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
        if (!guesser.is_in()) try_few_names(target, guesser);
    }

    static void try_few_names(Target& target, Guesser& guesser) {
        target.wait(kUntilForgotten);
        target.wait(until_half_past(target.now()));
        std::string const address = guesser.new_address();
        for (std::size_t i = 0; i < kFewNames; ++i) {
            std::string const name = guesser.wrong_one();
            for (int k = 0; k < kTriesOfName; ++k) {
                http::Request one = guesser.request(name, guesser.wrong_one());
                one.client_address = address;
                guesser.guess(one);
            }
        }
        guesser.count_from(address);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_spray() { return std::make_unique<GuessSpray>(); }

}  // namespace parapet::attack
