// refresh-early: a stolen refresh token, used before the victim uses it, minutes before or a day.
// His own use must end what the thief got for it, since then somebody has two of one (RFC 9700
// section 4.14.2; ASVS 5.0, 10.4.5).
#include "core/attack/every_agent.h"
#include "core/attack/stolen_refresh.h"

namespace parapet::attack {
namespace {

// An app may sweep up what was used; a session lasts at least until the next day.
constexpr Duration kUntilTheNextDay = std::chrono::hours(22);

class RefreshEarly final : public Agent {
    void run(Target& target) override {
        for (Duration const away : {kLongerThanGrace, kUntilTheNextDay})
            use_before_victim(target, away);
    }

    static void use_before_victim(Target& target, Duration away) {
        Credentials const stolen = stolen_at_sign_in(target);
        if (stolen.empty()) return;
        Credentials const held = refresh(target, stolen);
        if (held.empty()) return;
        // The victim shows the old token.
        target.wait(away);
        victim_comes_back(target);
        target.wait(kAccessTokenLives);
        // What is looked up may have been made to live longer.
        use(target, held);
        renew_and_use(target, held);
    }
};

}  // namespace

std::unique_ptr<Agent> make_refresh_early() { return std::make_unique<RefreshEarly>(); }

}  // namespace parapet::attack
