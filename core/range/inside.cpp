// All hand-outs there are, but for a module that brings a maker of its own: wasm/cores/.
#include "core/range/inside.h"

#include "core/range/inside_accounts.h"

namespace parapet::range {

std::unique_ptr<attack::Inside> make_inside(Network& network, Judge& judge, Attacker& attacker) {
    return std::make_unique<InsideAccounts>(network, judge, attacker);
}

}  // namespace parapet::range
