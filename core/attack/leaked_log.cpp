// leaked-log: everything in the app's log that looks like a token, shown to the app as a session. A
// log keeps nothing of them (OWASP Logging Cheat Sheet, "Data to exclude"; ASVS 5.0, 16.2.5).
#include "core/attack/every_agent.h"
#include "core/attack/leaked_tokens.h"
#include "core/attack/lure.h"

namespace parapet::attack {
namespace {

class LeakedLog final : public Agent {
    void run(Target& target) override {
        Credentials const own = own_credentials(target);
        if (target.leaks() == nullptr || !victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        std::string log;
        for (std::string const& line : target.leaks()->log()) log += line + '\n';
        try_leaked_tokens(target, own, log);
    }
};

}  // namespace

std::unique_ptr<Agent> make_leaked_log() { return std::make_unique<LeakedLog>(); }

}  // namespace parapet::attack
