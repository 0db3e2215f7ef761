// sql-blind: text parameters where nothing of the database is shown. One bit a request: by the
// body, by the status, or by the time it takes.
#include "core/attack/every_agent.h"
#include "core/attack/intrusion.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

class SqlBlind final : public Agent {
    void run(Target& target) override {
        Endpoint const* login = endpoint_option(target, option::kLogin, "login");
        for (Spot const& spot : spots_to_try(target, is_free_text)) {
            DirectEntry entry(target, spot);
            Guess const guess = spot.endpoint == login ? guess_login(target, *login, spot.parameter)
                                                       : guess_text(target, spot.get());
            if (intrude_by_bits(entry, guess)) return;
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_sql_blind() { return std::make_unique<SqlBlind>(); }

}  // namespace parapet::attack
