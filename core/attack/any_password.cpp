// any-password: signs in as somebody with a password that cannot be right. A check whose promise
// nobody awaits, one that is skipped for an empty value, one that takes a list, an object or a
// pattern, an account that is mixed up with that of another request: each lets anybody in.
#include "core/attack/every_agent.h"
#include "core/attack/impostor.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

class AnyPassword final : public Agent {
    void run(Target& target) override {
        Impostor impostor(target);
        if (!impostor.can_try()) return;
        std::string const wrong = target.surface().attacker.password;
        for (std::string const& account : target.surface().usernames) {
            // Twice: the first attempt may have changed what the second is compared with.
            bool const in =
                impostor.try_password(account, wrong) || impostor.try_password(account, wrong) ||
                impostor.try_password(account, "") || impostor.try_password(account, "%") ||
                impostor.try_dressed(account, "", Dress::Missing);
            if (in) return;
            for (char const* raw :
                 {"null", "true", "[]", "[\"\"]", "{\"$ne\":\"\"}", "{\"length\":12}"})
                if (impostor.try_dressed(account, raw, Dress::Raw)) return;
        }
        if (!target.surface().usernames.empty())
            impostor.try_beside_own(target.surface().usernames.front());
    }
};

}  // namespace

std::unique_ptr<Agent> make_any_password() { return std::make_unique<AnyPassword>(); }

}  // namespace parapet::attack
