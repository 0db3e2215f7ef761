// stolen-after-logout: a copy of what the victim's browser holds, used after he has signed out
// (OWASP Session Management Cheat Sheet; ASVS 5.0, 7.4.1). To forget a cookie in the browser ends
// nothing: the copy is elsewhere. Tried when it has been kept busy since, on the next day, when she
// has signed in again, and with what the thief had renewed before she signed out.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen_copy.h"

namespace parapet::attack {
namespace {

// Whatever gives a token anew gives it well before the old one has run out, and a cache may keep
// for a minute more what is asked for each minute.
constexpr auto kBetweenLooks = std::chrono::seconds(50);
constexpr auto kTheNextDay = std::chrono::hours(24);

class StolenAfterLogout final : public Agent {
    void run(Target& target) override {
        // Signing out is often right at once and wrong later, or the other way round: there may be
        // two ways to.
        std::vector<std::string> const ways =
            split(option_or(target, option::kSignsOut, "signs out"), ',');
        std::vector<Credentials> copies;
        for (std::string const& way : ways) {
            std::optional<Credentials> stolen = copy_at_sign_in(target);
            if (!stolen || target.victim()->does(way) == Outcome::Hindered) continue;
            // Once is enough to see what lives for as long as it is asked for.
            if (copies.empty())
                stay_busy(target, *stolen);
            else
                target.wait(wait_option(target, kWrittenDown));
            use_and_renew(target, *stolen);
            copies.push_back(*std::move(stolen));
        }
        try_when_she_is_back(target, copies);
        renew_before_she_signs_out(target, ways.front());
    }

    // What is given anew for the asking has no end, if nobody looks up whether it should have.
    static void stay_busy(Target& target, Credentials& held) {
        Duration left = wait_option(target, kWrittenDown);
        while (left > Duration::zero() && keep_busy(target, held)) {
            Duration const pause = std::min<Duration>(left, kBetweenLooks);
            target.wait(pause);
            left -= pause;
        }
        target.wait(left);
    }

    // A list of what has ended may forget it, and an id may be given once more.
    static void try_when_she_is_back(Target& target, std::vector<Credentials> const& copies) {
        if (copies.empty()) return;
        target.wait(kTheNextDay);
        if (!victim_signs_in(target)) return;
        for (Credentials const& each : copies) use_and_renew(target, each);
    }

    // Then what she signs out with is not the newest of the session.
    static void renew_before_she_signs_out(Target& target, std::string const& way) {
        Credentials stolen = leaked_credentials(target);
        Credentials renewed = refresh(target, stolen);
        if (renewed.empty()) return;
        replace(stolen, std::move(renewed));
        if (victim_ends_it(target, way)) use_and_renew(target, stolen);
    }
};

}  // namespace

std::unique_ptr<Agent> make_stolen_after_logout() { return std::make_unique<StolenAfterLogout>(); }

}  // namespace parapet::attack
