// guess-window-edge: a counter that starts anew at a fixed time lets twice its limit through around
// that time. The attacker finds out how long the window is, opens one with a single try, spends it
// just before it ends and the next one just after.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr Duration kNear = std::chrono::seconds(5);
constexpr Duration kMargin = std::chrono::seconds(1);
constexpr Duration kQuarter = std::chrono::minutes(15);
constexpr std::size_t kMostToLearn = 30;
constexpr int kRounds = 3;

std::string in_words(Duration time) {
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(time).count()) +
           " seconds";
}

class GuessWindowEdge final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        // A counter by the clock ends sooner than its window is long, until one was seen from its
        // beginning.
        Time began = target.now();
        if (guesser.exhaust(kMostToLearn) == kMostToLearn) {
            guesser.guess_from_anywhere(guesser.right());  // there is no limit
            return;
        }
        Duration rest = told_to_wait(guesser.guess_from_anywhere(guesser.wrong_one()), kQuarter);
        for (int round = 0; round < kRounds; ++round) {
            target.wait(rest + kMargin);
            Duration const window = target.now() - began;
            began = target.now();
            guesser.begin_anew();
            guesser.guess_from_anywhere(guesser.password());
            if (window > kNear) target.wait(window - kNear);
            http::Response answer;
            while (!guesser.is_done(1)) answer = guesser.guess_from_anywhere(guesser.password());
            if (guesser.is_in() || !is_refused(answer)) return;
            rest = told_to_wait(answer, kNear);
            if (rest > kNear + kMargin) continue;
            target.wait(rest + kMargin);
            guesser.try_again();
            while (!guesser.is_done(1)) guesser.guess_from_anywhere(guesser.password());
            if (guesser.is_in()) target.note("It counts anew every " + in_words(window) + '.');
            return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_window_edge() { return std::make_unique<GuessWindowEdge>(); }

}  // namespace parapet::attack
