// guess-at-the-desk: somebody at the owner's own computer, which the app knows, tries passwords.
// Known browsers have room of their own; they have a limit, too, and one that lasts for as long as
// other limits do. Hours later he comes with a copy of its cookies, from another network each time,
// and hours later with something behind them that an app may not look at: what the client can
// change is no part of what a known browser is. At last many tries at once.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"
#include "core/attack/options.h"

namespace parapet::attack {
namespace {

constexpr int kSlowAtDesk = 30;
constexpr std::size_t kAtOnceAtDesk = 40;

enum class Copy { Itself, Elsewhere, Altered };

// Something new behind each value.
std::string with_tails(std::string_view cookies, Guesser& guesser) {
    std::string altered;
    for (char c : cookies) {
        if (c == ';') altered += '.' + guesser.wrong_one();
        altered += c;
    }
    return altered + '.' + guesser.wrong_one();
}

class GuessAtTheDesk final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        if (target.inside() == nullptr) return;
        for (Copy copy : {Copy::Itself, Copy::Elsewhere, Copy::Altered}) {
            guesser.begin_anew();
            while (!guesser.is_done()) guess_with(copy, target, guesser);
            if (guesser.is_in()) return;
            target.wait(kUntilForgotten);
        }
        guesser.begin_anew();
        for (int i = 0; i < kSlowAtDesk && !guesser.is_in(); ++i) {
            guess_with(Copy::Itself, target, guesser);
            target.wait(kQuarterHour / (kSlowAtDesk + 1));
        }
        target.wait(kUntilForgotten);
        all_at_once(target, guesser);
        guesser.count({guesser.victim()});
    }

    static void guess_with(Copy copy, Target& target, Guesser& guesser) {
        std::string const cookies =
            target.inside()->borrow_browser(target.option(option::kBrowser));
        http::Request one = guesser.request(guesser.victim(), guesser.password());
        if (copy == Copy::Elsewhere) one.client_address = guesser.new_address();
        if (copy == Copy::Altered) one.headers.append("Cookie", with_tails(cookies, guesser));
        guesser.guess_here(one);
    }

    static void all_at_once(Target& target, Guesser& guesser) {
        target.inside()->borrow_browser(target.option(option::kBrowser));
        std::vector<http::Request> all;
        for (std::size_t i = 0; i < kAtOnceAtDesk; ++i)
            all.push_back(guesser.request(guesser.victim(), guesser.wrong_one()));
        target.send_together(all);
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_at_the_desk() { return std::make_unique<GuessAtTheDesk>(); }

}  // namespace parapet::attack
