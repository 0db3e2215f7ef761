// kept-session: a copy of what the victim's browser holds, used when every session should be over:
// once after it has lain unused, and once after the thief has kept it busy day by day. So the end
// must be on the server, and must come however busy a session is (ASVS 5.0, 7.3.1 and 7.3.2; OWASP
// Session Management Cheat Sheet, "Session Expiration"). Option "wait": how long a session lives at
// most.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

constexpr auto kBetweenVisits = std::chrono::hours(20);

class KeptSession final : public Agent {
    void run(Target& target) override {
        Duration const life = wait_option(target, std::chrono::hours(24 * 30));
        if (!victim_signs_in(target)) return;
        Credentials stolen = leaked_credentials(target);
        target.wait(life);
        try_out(target, stolen);
        if (!victim_signs_in(target)) return;
        stolen = leaked_credentials(target);
        for (Duration kept{}; kept < life; kept += kBetweenVisits) {
            keep(target, stolen);
            target.wait(kBetweenVisits);
        }
        try_out(target, stolen);
    }

    // Without a look at what is private.
    static void keep(Target& target, Credentials& held) {
        replace(held, refresh(target, held));
        auto const secret = private_endpoints(target);
        std::vector<Endpoint const*> harmless;
        for (Endpoint const& each : target.surface().endpoints)
            if (each.method == "GET" && each.signed_in && each.parameters.empty() &&
                std::find(secret.begin(), secret.end(), &each) == secret.end())
                harmless.push_back(&each);
        replace(held, show(target, held, harmless));
    }

    static void replace(Credentials& held, Credentials gained) {
        for (Credential& each : gained) {
            std::erase_if(held, [&](Credential const& old) {
                return old.kind == each.kind && old.name == each.name;
            });
            held.push_back(std::move(each));
        }
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
