// enumerate-by-work: as enumerate-by-answer, with a stopwatch. Where an unknown address costs the
// server no hash, or a cheaper one, its answer comes sooner.
#include <algorithm>

#include "core/attack/enumeration.h"
#include "core/attack/every_agent.h"
#include "core/attack/options.h"

namespace parapet::attack {
namespace {

// What stands out of a network's noise once an attacker has asked often enough.
constexpr Duration kTold{2500};

class EnumerateByWork final : public Agent {
    void run(Target& target) override {
        if (target.inside() == nullptr) return;
        for (Enumeration const& enumeration : Enumeration::all(target)) sort(target, enumeration);
    }

    static void sort(Target& target, Enumeration const& enumeration) {
        auto const time = [&](std::string const& address) {
            enumeration.ask(address);
            return target.last_took();
        };
        time(enumeration.nobody());  // whatever an app does only once
        Duration const first = time(enumeration.nobody()), second = time(enumeration.nobody());
        Duration const low = std::min(first, second), high = std::max(first, second);
        std::vector<std::string> known;
        for (std::string const& address : target.inside()->addresses()) {
            Duration const took = time(address);
            if (took + kTold < low || took > high + kTold) known.push_back(address);
        }
        if (!known.empty())
            target.note("At " + enumeration.where() + " " + std::to_string(known.size()) +
                        " addresses take another time than one that nobody has: " +
                        std::to_string(low.count() / 1000) + " ms.");
        target.inside()->point_out(known);
    }
};

}  // namespace

std::unique_ptr<Agent> make_enumerate_by_work() { return std::make_unique<EnumerateByWork>(); }

}  // namespace parapet::attack
