#include "core/range/survey.h"

#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/range/attacker.h"

namespace parapet::range {

RolesServed survey_roles(Network& network) {
    World& world = network.world();
    Attacker self("survey", network, nullptr, {});
    RolesServed served;
    attack::sign_in(self, world.fixture().surface.attacker);
    for (attack::Endpoint const& endpoint : world.fixture().surface.endpoints) {
        std::size_t const first = world.trace().exchanges().size();
        self.send(attack::write_request(endpoint, attack::samples(endpoint)));
        for (std::size_t i = first; i < world.trace().exchanges().size(); ++i)
            for (Event const& event : world.trace().exchanges()[i].events)
                if (event.sql() != nullptr) served[event.sql()->role].insert(endpoint.id);
    }
    return served;
}

}  // namespace parapet::range
