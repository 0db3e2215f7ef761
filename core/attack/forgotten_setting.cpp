// forgotten-setting: the app is started where the operator has forgotten a setting, and people use
// it as on any day: one joins, members sign in, one changes a password. Nobody breaks in; what the
// app keeps of them shows whether it has noticed.
#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

class ForgottenSetting final : public Agent {
    void run(Target& target) override {
        Inside* const inside = target.inside();
        auto const people = known_passwords(target);
        if (inside == nullptr || people.empty()) return;
        inside->start_without(split(target.option(option::kWithout), ','));
        join(target, people.front());
        for (auto const& [account, password] : people) sign_in(target, {account, password});
        change_password(target, people.back().password);
        inside->look_for_lost_settings();
    }

    static void join(Target& target, KnownPassword const& newcomer) {
        Endpoint const* signup = endpoint_option(target, option::kSignup, "signup");
        if (signup == nullptr) return;
        std::vector<std::string> values = samples(*signup);
        std::size_t const name = username_parameter(*signup), secret = password_parameter(*signup);
        if (name < values.size()) values[name] = newcomer.account;
        if (secret < values.size()) values[secret] = newcomer.password;
        target.send(write_request(*signup, values));
    }

    // To the same one again: both of its fields are the password of whoever has signed in last.
    static void change_password(Target& target, std::string const& password) {
        Endpoint const* change = endpoint_option(target, option::kChange, "password");
        if (change == nullptr) return;
        std::vector<std::string> const values(change->parameters.size(), password);
        target.send(write_request(*change, values));
    }
};

}  // namespace

std::unique_ptr<Agent> make_forgotten_setting() { return std::make_unique<ForgottenSetting>(); }

}  // namespace parapet::attack
