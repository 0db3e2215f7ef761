// refresh-as-access: a refresh token in the place of an access token. It lives longer and is sent
// to one path only; an app that asks for a signature and not for a purpose takes it everywhere (RFC
// 8725 section 3.11 and 3.12; ASVS 5.0, 9.2.2).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

class RefreshAsAccess final : public Agent {
    void run(Target& target) override {
        Credentials const all = own_credentials(target);
        Credentials own = all;
        std::erase_if(own, [](Credential const& each) { return is_for_refresh(each); });
        if (!victim_signs_in(target)) return;
        Credentials const stolen = leaked_credentials(target);
        // By now nothing but the refresh token should be of use.
        target.wait(wait_option(target, std::chrono::minutes(30)));
        for (Credential const& each : stolen) {
            if (!is_for_refresh(each)) {
                show_in_place_of_others(target, all, each);
                continue;
            }
            use_everywhere(target, own, each.value);
            target.note("\"" + each.name + "\" was shown where an access token goes.");
        }
    }

    // Not every refresh token is called one. In its own place a session may still be good.
    static void show_in_place_of_others(Target& target, Credentials const& own,
                                        Credential const& stolen) {
        using enum Credential::Kind;
        for (Credential const& each : own)
            if (each.kind == Cookie && stolen.kind == Cookie && each.name != stolen.name)
                use(target, {{Cookie, each.name, stolen.value}});
    }
};

}  // namespace

std::unique_ptr<Agent> make_refresh_as_access() { return std::make_unique<RefreshAsAccess>(); }

}  // namespace parapet::attack
