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
// Of waits up to 60 ms two are as near in one of twelve runs, and four in one of three thousand;
// the shortest of forty is longer than 10 ms in one of fifteen hundred.
constexpr std::size_t kAtFirst = 4;
constexpr std::size_t kOften = 40;
constexpr Duration kToldByMany{10'000};

class EnumerateByWork final : public Agent {
    void run(Target& target) override {
        if (target.inside() == nullptr) return;
        for (Enumeration const& enumeration : Enumeration::all(target)) sort(target, enumeration);
    }

    static void sort(Target& target, Enumeration const& enumeration) {
        // Whoever hides behind chance is asked more often: the shortest time shows through.
        std::size_t times = 1;
        auto const time = [&](std::string const& address) {
            Duration shortest = Duration::max();
            for (std::size_t i = 0; i < times; ++i) {
                enumeration.ask(address);
                shortest = std::min(shortest, target.last_took());
            }
            return shortest;
        };
        time(enumeration.nobody());  // whatever an app does only once
        Duration low = Duration::max(), high = Duration::zero();
        std::string last;
        for (std::size_t i = 0; i < kAtFirst; ++i) {
            last = enumeration.nobody();
            Duration const took = time(last);
            low = std::min(low, took);
            high = std::max(high, took);
        }
        Duration told = kTold;
        if (high > low + kTold && !enumeration.makes_accounts()) {
            times = kOften;
            told = kToldByMany;
            std::string const nobody = enumeration.nobody();
            low = high = time(nobody);
        }
        // An app may remember whom it has not found: the second time it answers at once.
        if (!enumeration.makes_accounts() && times == 1) {
            Duration const second = time(last);
            if (second + kTold < low) {
                times = 2;
                low = high = second;
            }
        }
        std::vector<std::string> known;
        for (std::string const& address : enumeration.addresses()) {
            Duration const took = time(address);
            if (took + told < low || took > high + told) known.push_back(address);
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
