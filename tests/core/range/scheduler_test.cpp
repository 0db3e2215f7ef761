#include "core/range/scheduler.h"

#include <set>

#include "tests/core/catch.h"
#include "tests/core/range/small_world.h"

using namespace parapet;
using namespace parapet::range;

namespace {

std::string order(std::uint64_t seed, std::vector<std::string> const& queues) {
    SmallWorld small(seed);
    Scheduler scheduler(small.world);
    for (std::string const& queue : queues) scheduler.add(queue);
    std::string ids;
    while (auto const id = scheduler.take()) ids += std::to_string(*id);
    return ids;
}

}  // namespace

TEST_CASE("scheduler: the order is drawn from the seed and the same each time") {
    std::set<std::string> orders;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        std::string const ids = order(seed, {"a", "b", "c"});
        CHECK(ids == order(seed, {"a", "b", "c"}));
        orders.insert(ids);
    }
    CHECK(orders.size() == 6);
}

TEST_CASE("scheduler: in step, what was started first finishes first") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        SmallWorld small(seed);
        small.world.keep_step(true);
        Scheduler scheduler(small.world);
        for (char const* queue : {"a", "b", "c"}) scheduler.add(queue);
        for (int id = 1; id <= 3; ++id) CHECK(scheduler.take() == id);
    }
}

TEST_CASE("scheduler: one queue keeps its order") {
    for (std::uint64_t seed = 0; seed < 10; ++seed) CHECK(order(seed, {"a", "a", "a"}) == "123");
}

TEST_CASE("scheduler: a timer waits for its time, and time goes on when nothing else is left") {
    SmallWorld small;
    Scheduler scheduler(small.world);
    Time const start = small.world.now();
    int const late = scheduler.add("", start + std::chrono::milliseconds(20));
    int const soon = scheduler.add("", start + std::chrono::milliseconds(10));
    int const work = scheduler.add("a");
    CHECK(scheduler.take() == work);
    CHECK(small.world.now() == start);
    CHECK(scheduler.take() == soon);
    CHECK(small.world.now() == start + std::chrono::milliseconds(10));
    CHECK(scheduler.take() == late);
    CHECK_FALSE(scheduler.take());
}
