// guess-window-edge: a counter that starts anew at a fixed time lets twice its limit through around
// that time. The attacker finds out how long the window is, opens one with a single try, spends it
// just before it ends and the next one just after.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr Duration kNearEdge = std::chrono::seconds(5);
constexpr Duration kAfterEdge = std::chrono::seconds(1);
constexpr std::size_t kMostToLearnWindow = 30;
constexpr int kEdgeRounds = 3;

std::string window_in_words(Duration time) {
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
        if (guesser.exhaust(kMostToLearnWindow) == kMostToLearnWindow) {
            guesser.guess_from_anywhere(guesser.right());  // there is no limit
            return;
        }
        Duration rest =
            told_to_wait(guesser.guess_from_anywhere(guesser.wrong_one()), kQuarterHour);
        for (int round = 0; round < kEdgeRounds; ++round) {
            target.wait(rest + kAfterEdge);
            Duration const window = target.now() - began;
            began = target.now();
            guesser.begin_anew();
            guesser.guess_from_anywhere(guesser.password());
            if (window > kNearEdge) target.wait(window - kNearEdge);
            http::Response answer;
            while (!guesser.is_done(1)) answer = guesser.guess_from_anywhere(guesser.password());
            if (guesser.is_in() || !is_refused(answer)) return;
            rest = told_to_wait(answer, kNearEdge);
            if (rest > kNearEdge + kAfterEdge) continue;
            target.wait(rest + kAfterEdge);
            guesser.try_again();
            while (!guesser.is_done(1)) guesser.guess_from_anywhere(guesser.password());
            if (guesser.is_in())
                target.note("It counts anew every " + window_in_words(window) + '.');
            return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_window_edge() { return std::make_unique<GuessWindowEdge>(); }

}  // namespace parapet::attack
