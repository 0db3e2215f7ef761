// stolen-after-password-change: a copy of what the victim's browser holds, and two sessions of the
// thief's own by the password he knew, used after the victim has changed it: people do so to be rid
// of somebody (OWASP Session Management Cheat Sheet; ASVS 5.0, 7.4.3). Option "known": the account
// and its old password.
#include "core/attack/every_agent.h"
#include "core/attack/session.h"
#include "core/attack/stolen_copy.h"

namespace parapet::attack {
namespace {

class StolenAfterPasswordChange final : public Agent {
    void run(Target& target) override {
        // He is signed in on two devices, on one of them since before she is: an app may end one.
        Credentials const older = session_by_known_password(target);
        std::optional<Credentials> const stolen = copy_at_sign_in(target);
        Credentials const newer = session_by_known_password(target);
        std::string const routine =
            option_or(target, option::kChangesPassword, "changes the password");
        if (!stolen || !victim_ends_it(target, routine)) return;
        for (Credentials const& each : {*stolen, newer, older})
            if (!each.empty()) use_and_renew(target, each);
    }

    static Credentials session_by_known_password(Target& target) {
        auto const known = known_passwords(target);
        if (known.empty()) return {};
        target.forget_cookies();
        return credentials_in(sign_in_answer(target, {known[0].account, known[0].password}));
    }
};

}  // namespace

std::unique_ptr<Agent> make_stolen_after_password_change() {
    return std::make_unique<StolenAfterPasswordChange>();
}

}  // namespace parapet::attack
