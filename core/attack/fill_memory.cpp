// fill-memory: tries names that nobody has, each from another network, and comes back the next day.
// If something of them is still there, he goes on day after day, until there is no end to be seen.
#include "core/attack/every_agent.h"
#include "core/attack/guesser.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kNamesToBegin = 8;  // what the app sets up once is there after these
constexpr std::size_t kNamesToSee = 24;
constexpr std::size_t kNamesOfADay = 230;
constexpr int kMostDays = 7;

class FillMemory final : public Agent {
    void run(Target& target) override {
        Guesser guesser(target);
        if (target.inside() == nullptr || !guesser.can_try()) return;
        auto const try_a_name = [&] {
            http::Request one = guesser.request(guesser.wrong_one(), guesser.wrong_one());
            one.client_address = guesser.new_address();
            target.forget_cookies();
            target.send(one);
        };
        // True when the server's memory has grown by it.
        auto const spend_a_day = [&](std::size_t names) {
            for (std::size_t i = 0; i < names; ++i) try_a_name();
            target.wait(std::chrono::hours(24));
            try_a_name();  // whoever sweeps when somebody comes does so now
            return target.inside()->memory_grows();
        };
        spend_a_day(kNamesToBegin);
        bool grows = spend_a_day(kNamesToSee);
        for (int day = 0; grows && day < kMostDays; ++day) grows = spend_a_day(kNamesOfADay);
    }
};

}  // namespace

std::unique_ptr<Agent> make_fill_memory() { return std::make_unique<FillMemory>(); }

}  // namespace parapet::attack
