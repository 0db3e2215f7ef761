// sql-number: parameters that are numbers and stand in SQL without quotes, in a comparison, in
// LIMIT and OFFSET, among VALUES. Escaping quotes does nothing for them.
#include "core/attack/every_agent.h"
#include "core/attack/intrusion.h"

namespace parapet::attack {
namespace {

class SqlNumber final : public Agent {
    void run(Target& target) override {
        for (Spot const& spot : spots_to_try(target, is_number)) {
            DirectEntry entry(target, spot);
            if (intrude(entry, guess_number(spot.get()))) return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_number() { return std::make_unique<SqlNumber>(); }

}  // namespace parapet::attack
