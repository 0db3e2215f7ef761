// A copy of what the victim's browser holds, used when it should be worth nothing any more:
// stolen-after-logout, stolen-after-password-change, stolen-after-expiry (OWASP Session Management
// Cheat Sheet; ASVS 5.0, 7.3 and 7.4). What ends a session ends it on the server.
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/session.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

enum class After { Logout, PasswordChange, Expiry };

class StolenSession final : public Agent {
public:
    explicit StolenSession(After after) : after_(after) {}

private:
    void run(Target& target) override {
        for (std::string const& routine : routines(target)) use_copy_after(target, routine);
    }

    // Signing out is often right at once and wrong later, or the other way round: there may be two.
    std::vector<std::string> routines(Target const& target) const {
        using enum After;
        if (after_ == Expiry) return {""};
        if (after_ == Logout) return split(option_or(target, option::kSignsOut, "signs out"), ',');
        return {option_or(target, option::kChangesPassword, "changes the password")};
    }

    void use_copy_after(Target& target, std::string const& routine) const {
        Credentials stolen = of_known_password(target);
        if (!victim_signs_in(target)) return;
        for (Credential& each : leaked_credentials(target)) stolen.push_back(std::move(each));
        target.note("The attacker holds " + std::to_string(stolen.size()) +
                    " cookies and tokens of the victim's.");
        if (!ends(target, routine)) return;
        use(target, stolen);
        Credentials const renewed = refresh(target, stolen);
        if (renewed.empty()) return;
        target.note("The app renewed the stolen session.");
        use(target, renewed);
    }

    // A session of his own in the victim's account: why people change passwords.
    static Credentials of_known_password(Target& target) {
        std::string const known(target.option(option::kKnown));
        std::string const line = known.substr(0, known.find('\n'));
        std::size_t const tab = line.find('\t');
        if (tab == std::string::npos) return {};
        target.forget_cookies();
        return credentials_in(sign_in_answer(target, {line.substr(0, tab), line.substr(tab + 1)}));
    }

    bool ends(Target& target, std::string const& routine) const {
        if (after_ == After::Expiry) {
            target.wait(wait_option(target, std::chrono::hours(24 * 60)));
            return true;
        }
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
