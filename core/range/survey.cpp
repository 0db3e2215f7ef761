#include "core/range/survey.h"

#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/range/attacker.h"

namespace parapet::range {
namespace {

// More than there is: a refusal may ask the database as somebody else.
void ask_for_too_much(Attacker& self, attack::Endpoint const& endpoint) {
    for (std::size_t i = endpoint.parameters.size(); i-- > 0;) {
        if (!attack::is_number(endpoint.parameters[i])) continue;
        self.send(attack::write_request(endpoint, attack::samples(endpoint),
                                        {i, "987654", attack::Dress::Raw}));
        return;
    }
}

}  // namespace

RolesServed survey_roles(Network& network) {
    World& world = network.world();
    Attacker self("survey", network, nullptr, {});
    RolesServed served;
    attack::sign_in(self, world.fixture().surface.attacker);
    for (attack::Endpoint const& endpoint : world.fixture().surface.endpoints) {
        std::size_t const first = world.trace().exchanges().size();
        self.send(attack::write_request(endpoint, attack::samples(endpoint)));
        ask_for_too_much(self, endpoint);
        // Whoever is refused may ask as somebody else.
        world.trouble_database(World::Trouble::Refusal);
        self.send(attack::write_request(endpoint, attack::samples(endpoint)));
        world.trouble_database(World::Trouble::None);
        for (std::size_t i = first; i < world.trace().exchanges().size(); ++i)
            for (Event const& event : world.trace().exchanges()[i].events)
                if (event.sql() != nullptr) served[event.sql()->role].insert(endpoint.id);
    }
    return served;
}

}  // namespace parapet::range
