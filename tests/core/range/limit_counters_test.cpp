#include "core/range/limit_counters.h"

#include "core/range/json_text.h"
#include "tests/core/catch.h"
#include "tests/core/range/small_world.h"

using namespace parapet;
using namespace parapet::range;

namespace {

struct Limits {
    SmallWorld small;
    LimitCounters counters;

    Json increment(std::string const& key, double window) {
        return parse_json(
                   counters.increment(small.world, object({{"key", key}, {"window", window}})))
            .take();
    }
    Json take(std::string const& key, double capacity, double per_second, double cost = 1) {
        return parse_json(counters.take(small.world, object({{"key", key},
                                                             {"capacity", capacity},
                                                             {"perSecond", per_second},
                                                             {"cost", cost}})))
            .take();
    }
    void reset(std::string const& key) {
        REQUIRE(parse_json(counters.reset(small.world, object({{"key", key}}))).value()["ok"] ==
                true);
    }
    void wait(int milliseconds) { small.world.advance(std::chrono::milliseconds(milliseconds)); }
};

}  // namespace

TEST_CASE("limits: a counter's window starts with its first hit and then starts afresh") {
    Limits limits;
    CHECK(limits.increment("a", 1000)["ok"] == object({{"count", 1}, {"resetMs", 1000}}));
    limits.wait(400);
    CHECK(limits.increment("a", 1000)["ok"]["count"] == 2.0);
    CHECK(limits.increment("a", 1000)["ok"]["resetMs"] == 600.0);
    CHECK(limits.increment("b", 1000)["ok"]["count"] == 1.0);
    limits.wait(600);
    CHECK(limits.increment("a", 1000)["ok"]["count"] == 1.0);
    limits.increment("a", 1000);
    limits.reset("a");
    CHECK(limits.increment("a", 1000)["ok"]["count"] == 1.0);
}

TEST_CASE("limits: a bucket gives its capacity at once and then the rate") {
    Limits limits;
    for (int i = 0; i < 3; ++i) CHECK(limits.take("a", 3, 2)["ok"]["allowed"] == true);
    Json const refused = limits.take("a", 3, 2)["ok"];
    CHECK(refused["allowed"] == false);
    CHECK(refused["remaining"] == 0.0);
    CHECK(refused["retryAfterMs"] == 500.0);
    limits.wait(500);
    CHECK(limits.take("a", 3, 2)["ok"]["allowed"] == true);
    CHECK(limits.take("a", 3, 2)["ok"]["allowed"] == false);
    CHECK(limits.take("a", 3, 2, 4)["ok"]["retryAfterMs"] == -1.0);
    limits.wait(60'000);
    CHECK(limits.take("a", 3, 2)["ok"]["remaining"] == 2.0);
    CHECK(limits.take("a", 3, 2, 0)["ok"]["remaining"] == 2.0);
}

TEST_CASE("limits: a counter and a bucket of one key are two things") {
    Limits limits;
    limits.increment("a", 1000);
    CHECK(limits.take("a", 1, 1)["ok"]["allowed"] == true);
}

TEST_CASE("limits: what makes no sense is refused") {
    Limits limits;
    CHECK(limits.increment("a", 0)["fail"]["name"] == "RangeError");
    CHECK(limits.increment(std::string(1025, 'k'), 1000)["fail"]["name"] == "TypeError");
    CHECK(limits.take("a", 0, 1)["fail"]["name"] == "RangeError");
    CHECK(limits.take("a", 1, 0)["fail"]["name"] == "RangeError");
    CHECK(limits.take("a", 1, 1, -1)["fail"]["name"] == "RangeError");
}

TEST_CASE("limits: a flood of keys neither grows without end nor frees a hot key") {
    Limits limits;
    limits.increment("hot", 3'600'000);
    limits.take("hot", 1, 0.001);
    std::size_t accepted = 0;
    for (std::size_t i = 0; i < LimitCounters::kMostKeys; ++i)
        accepted += limits.increment("k" + std::to_string(i), 3'600'000).contains("ok") ? 1 : 0;
    CHECK(accepted == LimitCounters::kMostKeys - 2);
    CHECK(limits.increment("hot", 3'600'000)["ok"]["count"] == 2.0);
    CHECK(limits.take("hot", 1, 0.001)["ok"]["allowed"] == false);
    limits.wait(3'600'000);
    CHECK(limits.increment("new", 1000)["ok"]["count"] == 1.0);
}
