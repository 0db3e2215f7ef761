// A copy of what the victim's browser holds, used when it should be worth nothing any more:
// stolen-after-logout, stolen-after-password-change, stolen-after-expiry (OWASP Session Management
// Cheat Sheet; ASVS 5.0, 7.3 and 7.4). What ends a session ends it on the server.
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

enum class After { Logout, PasswordChange, Expiry };

class StolenSession final : public Agent {
public:
    explicit StolenSession(After after) : after_(after) {}

private:
    void run(Target& target) override {
        if (!victim_signs_in(target)) return;
        Credentials const stolen = leaked_credentials(target);
        target.note("The attacker holds " + std::to_string(stolen.size()) +
                    " cookies and tokens of the victim's browser.");
        if (!ends(target)) return;
        use(target, stolen);
        Credentials const renewed = refresh(target, stolen);
        if (renewed.empty()) return;
        target.note("The app renewed the stolen session.");
        use(target, renewed);
    }

    bool ends(Target& target) const {
        using enum After;
        if (after_ == Expiry) {
            target.wait(wait_option(target, std::chrono::hours(24 * 60)));
            return true;
        }
        std::string const routine =
            after_ == Logout ? option_or(target, option::kSignsOut, "signs out")
                             : option_or(target, option::kChangesPassword, "changes the password");
        if (target.victim()->does(routine) == Outcome::Hindered) return false;
        // Some apps answer before they have written down what they did. A token that lives on for
        // minutes by design is waited for with option "wait".
        target.wait(wait_option(target, std::chrono::seconds(2)));
        return true;
    }

    After after_;
};

}  // namespace

std::unique_ptr<Agent> make_stolen_after_logout() {
    return std::make_unique<StolenSession>(After::Logout);
}
std::unique_ptr<Agent> make_stolen_after_password_change() {
    return std::make_unique<StolenSession>(After::PasswordChange);
}
std::unique_ptr<Agent> make_stolen_after_expiry() {
    return std::make_unique<StolenSession>(After::Expiry);
}

}  // namespace parapet::attack
