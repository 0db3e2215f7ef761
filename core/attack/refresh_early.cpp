// refresh-early: a stolen refresh token, used before the victim uses it, minutes before or a day.
// His own use must end what the thief got for it, since then somebody has two of one (RFC 9700
// section 4.14.2; ASVS 5.0, 10.4.5).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen_refresh.h"

namespace parapet::attack {
namespace {

// An app may sweep up what was used; a session lasts at least until the next day.
constexpr Duration kHalfADay = std::chrono::hours(11);

class RefreshEarly final : public Agent {
    void run(Target& target) override {
        renew_minutes_before(target);
        renew_twice_a_day_before(target);
    }

    // The victim's page asks as soon as its access token has run out.
    static void renew_minutes_before(Target& target) {
        Credentials const stolen = stolen_at_sign_in(target);
        if (stolen.empty()) return;
        target.wait(kAccessTokenLives - kLongerThanGrace);
        Credentials const held = refresh(target, stolen);
        if (held.empty()) return;
        target.wait(kLongerThanGrace);
        victim_does(target, routines_option(target, option::kDoes));
        try_what_is_held(target, held);
    }

    // An app may know the newest token and the one before, and no older ones.
    static void renew_twice_a_day_before(Target& target) {
        Credentials const stolen = stolen_at_sign_in(target);
        if (stolen.empty()) return;
        Credentials held = refresh(target, stolen);
        if (held.empty()) return;
        target.wait(kHalfADay);
        replace(held, refresh(target, held));
        target.wait(kHalfADay);
        victim_comes_back(target);
        try_what_is_held(target, held);
    }

    // The victim has shown the old token.
    static void try_what_is_held(Target& target, Credentials const& held) {
        target.wait(kAccessTokenLives);
        // What is looked up may have been made to live longer.
        use(target, held);
        renew_and_use(target, held);
    }
};

}  // namespace

std::unique_ptr<Agent> make_refresh_early() { return std::make_unique<RefreshEarly>(); }

}  // namespace parapet::attack
