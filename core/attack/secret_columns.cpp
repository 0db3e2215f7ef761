// secret-columns: no attack at all. Uses every endpoint as an ordinary user, also without one of
// its parameters and as one who debugs it, and keeps what the answers hold; a column that must
// never leave the server shows by itself.
#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/switches.h"

namespace parapet::attack {
namespace {

class SecretColumns final : public Agent {
    void run(Target& target) override {
        Account const attacker = target.surface().attacker;
        use_everything(target, attacker);
        use_oddly(target);
        // A new account has other rows, and the answer to the sign-up is one more to look at.
        Account const newcomer = new_account(target);
        if (sign_up(target, newcomer)) use_everything(target, newcomer);
        // Nor is there a reason to show whose name it is.
        for (std::string const& name : target.surface().usernames)
            sign_up(target, {name, attacker.password});
    }

    static bool sign_up(Target& target, Account const& account) {
        Endpoint const* signup = endpoint_option(target, option::kSignup, "signup");
        if (signup == nullptr) return false;
        return succeeded(target.send(write_request(*signup, values_as(*signup, account))));
    }

    static std::vector<std::string> values_as(Endpoint const& endpoint, Account const& account) {
        std::vector<std::string> values = samples(endpoint);
        std::size_t const username = username_parameter(endpoint);
        std::size_t const password = password_parameter(endpoint);
        if (username < values.size()) values[username] = account.username;
        if (password < values.size()) values[password] = account.password;
        return values;
    }

    static void use_everything(Target& target, Account const& account) {
        sign_in(target, account);
        std::string const signup = option_or(target, option::kSignup, "signup");
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            if (endpoint->id == signup) continue;
            target.send(write_request(*endpoint, samples(*endpoint)));
            refuse_on_purpose(target, *endpoint);
        }
        // Once more, now that the account has orders and a profile.
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            if (endpoint->parameters.empty())
                target.send(write_request(*endpoint, samples(*endpoint)));
        }
    }

    // What a parameter keeps back may show where it is left out, and the rest to whoever debugs.
    static void use_oddly(Target& target) {
        std::string const signup = option_or(target, option::kSignup, "signup");
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            if (endpoint->id == signup) continue;
            std::vector<std::string> const values = samples(*endpoint);
            for (char const* yes : {"1", "true"})
                target.send(switched_on(write_request(*endpoint, values), yes));
            for (std::size_t i = 0; i < values.size(); ++i)
                if (endpoint->parameters[i].place != Place::PathSegment)
                    target.send(write_request(*endpoint, values, {i, "", Dress::Missing}));
        }
    }

    // An answer to something wrong may show more than one to something right: another's name
    // where names go, a wrong password.
    static void refuse_on_purpose(Target& target, Endpoint const& endpoint) {
        std::size_t const username = username_parameter(endpoint);
        if (username == endpoint.parameters.size()) return;
        std::vector<std::string> values = samples(endpoint);
        for (std::string const& name : target.surface().usernames) {
            values[username] = name;
            target.send(write_request(endpoint, values));
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_secret_columns() { return std::make_unique<SecretColumns>(); }

}  // namespace parapet::attack
