// sql-union: text parameters whose query returns rows. Reads other tables through UNION; where
// UNION cannot work (the text stands in two different queries), bit by bit.
#include "core/attack/every_agent.h"
#include "core/attack/intrusion.h"

namespace parapet::attack {
namespace {

class SqlUnion final : public Agent {
    void run(Target& target) override {
        for (Spot const& spot : spots_to_try(target, is_free_text)) {
            DirectEntry entry(target, spot);
            if (intrude(entry, guess_text(target, spot.get()))) return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_union() { return std::make_unique<SqlUnion>(); }

}  // namespace parapet::attack
