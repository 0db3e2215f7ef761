// log-read: reads the log, as everybody does who looks after it. Before that it makes the app write
// what it writes: signs up, signs in, mistypes, changes its password, and sends what makes no
// sense.
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
            std::size_t const secret = password_parameter(*endpoint);
            std::vector<std::string> values = samples(*endpoint);
            if (secret < values.size()) values[secret] = self.password;
            target.send(write_request(*endpoint, values));
            if (secret == values.size()) continue;
            for (Dress dress : {Dress::Array, Dress::Object, Dress::TextBody, Dress::FormBody})
                target.send(write_request(*endpoint, values, {secret, self.password, dress}));
            // Broken JSON: the error carries the text of the body.
            http::Request broken = write_request(*endpoint, values);
            broken.body += "}}";
            target.send(broken);
        }
        for (std::string const& line : target.inside()->read_log()) target.claim(line);
    }
};

}  // namespace

std::unique_ptr<Agent> make_log_read() { return std::make_unique<LogRead>(); }

}  // namespace parapet::attack
