// dump-crack: the database is stolen, and goes to a rented server for a week. "facet" narrows it to
// one question: "floor", how the hashes compare with what is asked of them today, or "salts", what
// equal and foreseeable salts give away.
#include "core/attack/every_agent.h"
#include "core/attack/target.h"

namespace parapet::attack {
namespace {

class DumpCrack final : public Agent {
    void run(Target& target) override {
        Inside* const inside = target.inside();
        if (inside == nullptr) return;
        std::string_view const facet = target.option("facet");
        if (facet == "floor") return inside->weigh_hashes();
        if (facet == "salts") return inside->compare_salts();
        for (Account const& account : inside->crack())
            target.note("The password of " + account.username + " is known.");
    }
};

}  // namespace

std::unique_ptr<Agent> make_dump_crack() { return std::make_unique<DumpCrack>(); }

}  // namespace parapet::attack
