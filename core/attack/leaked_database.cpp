// leaked-database: everything in a dump of the database that looks like a token, shown to the app
// as a session. A store keeps digests, which open nothing (OWASP Session Management Cheat Sheet).
#include "core/attack/every_agent.h"
#include "core/attack/leaked_tokens.h"
#include "core/attack/lure.h"

namespace parapet::attack {
namespace {

class LeakedDatabase final : public Agent {
    void run(Target& target) override {
        Credentials const own = own_credentials(target);
        if (target.leaks() == nullptr || !victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        try_leaked_tokens(target, own, target.leaks()->database());
    }
};

}  // namespace

std::unique_ptr<Agent> make_leaked_database() { return std::make_unique<LeakedDatabase>(); }

}  // namespace parapet::attack
