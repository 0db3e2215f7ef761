// guess-parallel: many tries at once, before the first of them is counted: a limit that reads its
// counter, waits for something and then writes it lets all of them through. First at one account
// from many networks; hours later at many from one.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kGuessesAtOnce = 40;
constexpr std::size_t kNamesAtOnce = 70;

class GuessParallel final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        std::vector<http::Request> all;
        for (std::size_t i = 0; i < kGuessesAtOnce; ++i) {
            http::Request one = guesser.request(guesser.victim(), guesser.wrong_one());
            one.client_address = guesser.new_address();
            all.push_back(std::move(one));
        }
        all[random_index(target.random(), kGuessesAtOnce)] =
            guesser.request(guesser.victim(), guesser.right());
        target.send_together(all);
        guesser.count({guesser.victim()});

        target.wait(kUntilForgotten);
        target.wait(until_half_past(target.now()));
        std::string const address = guesser.new_address();
        all.clear();
        for (std::size_t i = 0; i < kNamesAtOnce; ++i) {
            all.push_back(guesser.request(guesser.wrong_one(), guesser.wrong_one()));
            all.back().client_address = address;
        }
        target.forget_cookies();
        target.send_together(all);
        guesser.count_from(address);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_parallel() { return std::make_unique<GuessParallel>(); }

}  // namespace parapet::attack
