// dump-crack: the database is stolen, and goes to a rented server for a week. "facet" narrows it to
// one question: "floor", how the hashes compare with what is asked of them today, or "salts", what
// equal and foreseeable salts give away.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

class DumpCrack final : public Agent {
    void run(Target& target) override {
        Inside* const inside = target.inside();
        if (inside == nullptr) return;
        std::string_view const facet = target.option("facet");
        if (facet == "floor") return inside->weigh_hashes();
        if (facet == "salts") {
            for (std::size_t left = inside->joins_to_repeat_salts(); left > 0; --left)
                join(target, new_account(target));
            return inside->compare_salts();
        }
        for (Account const& account : inside->crack())
            target.note("The password of " + account.username + " is known.");
    }

    static void join(Target& target, Account const& newcomer) {
        Endpoint const* signup = endpoint_option(target, option::kSignup, "signup");
        if (signup == nullptr) return;
        std::vector<std::string> values = samples(*signup);
        std::size_t const name = username_parameter(*signup), secret = password_parameter(*signup);
        std::string const& own = target.surface().attacker.username;
        std::string const tail = own.substr(std::min(own.find('@'), own.size()));
        if (name < values.size()) values[name] = newcomer.username + tail;
        if (secret < values.size()) values[secret] = newcomer.password;
        target.forget_cookies();
        target.send(write_request(*signup, values));
    }
};

}  // namespace

std::unique_ptr<Agent> make_dump_crack() { return std::make_unique<DumpCrack>(); }

}  // namespace parapet::attack
