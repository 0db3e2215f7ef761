// sql-list: lists of values that stand in IN (…), as one text with commas, as a repeated key and as
// an array.
#include "core/attack/every_agent.h"
#include "core/attack/intrusion.h"

namespace parapet::attack {
namespace {

class SqlList final : public Agent {
    void run(Target& target) override {
        for (Spot const& spot : spots_to_try(target, is_list)) {
            for (Dress dress : {Dress::Plain, Dress::SampleThenValue, Dress::Array}) {
                DirectEntry entry(target, spot, dress);
                if (intrude(entry, guess_list(spot.get()))) return;
            }
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_list() { return std::make_unique<SqlList>(); }

}  // namespace parapet::attack
