// guess-at-the-desk: somebody at the owner's own computer, which the app knows, tries passwords.
// Known browsers have room of their own; they have a limit, too.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"
#include "core/attack/options.h"

namespace parapet::attack {
namespace {

class GuessAtTheDesk final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (!guesser.can_try()) return;
        if (target.inside() == nullptr) return;
        while (!guesser.is_done()) {
            target.inside()->borrow_browser(target.option(option::kBrowser));
            guesser.guess_here(guesser.request(guesser.victim(), guesser.password()));
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_guess_at_the_desk() { return std::make_unique<GuessAtTheDesk>(); }

}  // namespace parapet::attack
