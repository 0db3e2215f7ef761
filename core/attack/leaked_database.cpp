// leaked-database: everything in a dump of the database that looks like a token, shown to the app
// as a session, and tokens signed with a key that lies there. A store keeps digests, which open
// nothing (OWASP Session Management Cheat Sheet).
#include "core/attack/every_agent.h"
#include "core/attack/leaked_rows.h"
#include "core/attack/leaked_tokens.h"
#include "core/attack/lure.h"

namespace parapet::attack {
namespace {

class LeakedDatabase final : public Agent {
    void run(Target& target) override {
        Credentials const own = own_credentials(target);
        if (target.leaks() == nullptr || !victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        std::string const dump = target.leaks()->database();
        try_leaked_tokens(target, own, dump);
        if (!minted_in_rows(dump, own).empty()) mint(target);
    }

    // After a new look, for what he has signed in with may have run out.
    static void mint(Target& target) {
        Credentials const own = own_credentials(target);
        try_tokens(target, own, minted_in_rows(target.leaks()->database(), own));
        target.note("The key that signs the token of a session lies in its row.");
    }
};

}  // namespace

std::unique_ptr<Agent> make_leaked_database() { return std::make_unique<LeakedDatabase>(); }

}  // namespace parapet::attack
