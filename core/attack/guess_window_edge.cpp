// guess-window-edge: a counter that starts anew at a fixed time lets twice its limit through around
// that time, and a short one more often than that. The attacker finds out how long the window is,
// opens one with a single try, spends it just before it ends and each one after it as soon as it
// has begun, until a quarter of an hour is over; just before that once more, for counters that
// weigh the window before. He begins at full hours: there a counter by the clock and his own begin
// together. Then he rests between his tries, for counters that are thrown away when nobody came for
// some minutes, and at last looks in again and again for hours: some stores are emptied by a timer.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr Duration kNearEdge = std::chrono::seconds(6);
constexpr Duration kAfterEdge = std::chrono::seconds(1);
constexpr std::size_t kMostToLearnWindow = 30;
constexpr Duration kRest =
    std::chrono::minutes(7);  // three times the limit in a quarter of an hour
constexpr Duration kLookIn = std::chrono::minutes(6);
constexpr Duration kTwoTimers = std::chrono::minutes(126);  // of an hour each, and the last look
constexpr std::chrono::minutes kUsualWindows[] = {
    std::chrono::minutes(1),  std::chrono::minutes(2),  std::chrono::minutes(5),
    std::chrono::minutes(10), std::chrono::minutes(15), std::chrono::minutes(20),
    std::chrono::minutes(30), std::chrono::minutes(60)};

std::string window_in_words(Duration time) {
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(time).count()) +
           " seconds";
}

class GuessWindowEdge final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        wait_for_full_hour(target);
        Time const began = target.now();
        std::size_t const limit = guesser.exhaust(kMostToLearnWindow);
        if (limit == kMostToLearnWindow) {
            guesser.guess_from_anywhere(guesser.right());  // there is no limit
            return;
        }
        Duration const window = learn_window(target, guesser, began, limit);
        target.wait(kUntilForgotten);
        wait_for_full_hour(target);
        spend_around_edges(target, guesser, window);
        target.note("He took it that counts begin anew every " + window_in_words(window) + '.');
        rest_between(target, guesser, limit);
        target.wait(kUntilForgotten);
        look_in_for_hours(target, guesser);
        guesser.count({guesser.victim()});
    }

    static void wait_for_full_hour(Target& target) {
        constexpr Duration hour = std::chrono::hours(1);
        target.wait(hour - target.now().time_since_epoch() % hour);
    }

    static void wait_until(Target& target, Time then) {
        if (then > target.now()) target.wait(then - target.now());
    }

    // After so long the whole limit is there again: as Retry-After says, or one of the usual.
    static Duration learn_window(Target& target, Guesser& guesser, Time began, std::size_t limit) {
        http::Response const refusal = guesser.guess_from_anywhere(guesser.wrong_one());
        std::vector<Duration> windows(std::begin(kUsualWindows), std::end(kUsualWindows));
        windows.push_back(target.now() + told_to_wait(refusal, kQuarterHour) - began);
        std::sort(windows.begin(), windows.end());
        for (Duration window : windows) {
            wait_until(target, began + window + kAfterEdge);
            if (guesser.exhaust(limit) >= limit) return window;
        }
        return kQuarterHour;
    }

    static void spend_around_edges(Target& target, Guesser& guesser, Duration window) {
        Time const began = target.now();
        guesser.guess_from_anywhere(guesser.wrong_one());
        wait_until(target, began + window - kNearEdge);
        Time const end = target.now() + kQuarterHour - kAfterEdge;
        for (Time edge = began + window; target.now() < end; edge += window) {
            guesser.exhaust(kMostToLearnWindow);
            wait_until(target, std::min(edge + kAfterEdge, end));
        }
        guesser.exhaust(kMostToLearnWindow);
    }

    // As long as a rest gives the whole limit back.
    static void rest_between(Target& target, Guesser& guesser, std::size_t limit) {
        target.wait(kUntilForgotten);
        Time const end = target.now() + kQuarterHour;
        while (target.now() < end && guesser.exhaust(kMostToLearnWindow) >= limit)
            target.wait(kRest + kAfterEdge);
    }

    static void look_in_for_hours(Target& target, Guesser& guesser) {
        Time const end = target.now() + kTwoTimers;
        for (; target.now() < end; target.wait(kLookIn)) guesser.exhaust(kMostToLearnWindow);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_window_edge() { return std::make_unique<GuessWindowEdge>(); }

}  // namespace parapet::attack
