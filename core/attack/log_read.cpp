// log-read: reads the log, as everybody does who looks after it. Before that it makes the app write
// what it writes: signs up, signs up again, signs in, mistypes, changes its password and is refused
// another, and sends what makes no sense.
#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

class LogRead final : public Agent {
    void run(Target& target) override {
        if (target.inside() == nullptr) return;
        Account const self = target.surface().attacker;
        sign_in(target, self);
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            std::vector<std::string> values = samples(*endpoint);
            std::vector<std::size_t> secrets;
            for (std::size_t i = 0; i < values.size(); ++i)
                if (holds_password(endpoint->parameters[i])) secrets.push_back(i);
            for (std::size_t secret : secrets) values[secret] = self.password;
            http::Request const right = write_request(*endpoint, values);
            target.send(right);
            if (secrets.empty()) continue;
            // An address that is taken by now.
            bool const makes_accounts =
                endpoint->id == option_or(target, option::kSignup, "signup");
            if (makes_accounts) target.send(right);
            for (std::size_t secret : secrets) {
                for (Dress dress : {Dress::Array, Dress::Object})
                    target.send(write_request(*endpoint, values, {secret, self.password, dress}));
                bool const is_chosen =
                    makes_accounts || endpoint->parameters[secret].name.starts_with("n");
                std::string const wrong =
                    is_chosen ? std::string(target.option("refused")) : self.password + "1";
                if (!wrong.empty())
                    target.send(write_request(*endpoint, values, {secret, wrong, Dress::Plain}));
            }
            for (Dress dress : {Dress::TextBody, Dress::FormBody})
                target.send(
                    write_request(*endpoint, values, {secrets.front(), self.password, dress}));
            // Broken JSON: the error carries the text of the body.
            http::Request broken = right;
            broken.body += "}}";
            target.send(broken);
        }
        for (std::string const& line : target.inside()->read_log()) target.claim(line);
    }
};

}  // namespace

std::unique_ptr<Agent> make_log_read() { return std::make_unique<LogRead>(); }

}  // namespace parapet::attack
