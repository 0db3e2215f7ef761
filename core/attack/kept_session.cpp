// kept-session: a copy of what the victim's browser holds, used when every session should be over:
// once after it has lain unused, and once after the thief has kept it busy day and night. So the
// end must be on the server, and must come however busy a session is (ASVS 5.0, 7.3.1 and 7.3.2;
// OWASP Session Management Cheat Sheet, "Session Expiration"). Option "wait": how long a session
// lives at most.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

// Less than half a day, which may be all the pause that an app asks for.
constexpr auto kBetweenVisits = std::chrono::hours(11);

class KeptSession final : public Agent {
    void run(Target& target) override {
        Duration const life = wait_option(target, std::chrono::hours(24 * 30));
        if (!victim_signs_in(target)) return;
        Credentials stolen = leaked_credentials(target);
        target.wait(life);
        try_out(target, stolen);
        if (!victim_signs_in(target)) return;
        stolen = leaked_credentials(target);
        Duration kept{};
        int visits = 0;
        for (; kept < life; kept += kBetweenVisits) {
            bool const is_served = keep_busy(target, stolen);
            // What still serves he has renewed now and then, or it may have run out meanwhile.
            Credentials renewed;
            if (!is_served || ++visits % 2 == 0) renewed = refresh(target, stolen);
            if (!is_served && renewed.empty()) break;
            replace(stolen, std::move(renewed));
            target.wait(kBetweenVisits);
        }
        target.wait(std::max(life - kept, Duration::zero()));
        try_out(target, stolen);
    }

    static void try_out(Target& target, Credentials const& held) {
        use(target, held);
        Credentials const renewed = refresh(target, held);
        if (renewed.empty()) return;
        target.note("The app renewed a session that should have been over.");
        use(target, renewed);
    }
};

}  // namespace

std::unique_ptr<Agent> make_kept_session() { return std::make_unique<KeptSession>(); }

}  // namespace parapet::attack
