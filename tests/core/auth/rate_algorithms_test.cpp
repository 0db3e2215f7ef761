#include <string>

#include "core/auth/rate_limiter.h"
#include "tests/core/counting_random.h"
#include "tests/core/manual_clock.h"
#include "tests/core/vectors.h"

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;
using nlohmann::json;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

struct LimitFixture {
    ManualClock clock;
    CountingRandom random;
    std::unique_ptr<RateLimiter> limiter;

    LimitFixture(RateAlgorithm algorithm, RateQuota quota)
        : limiter(
              make_rate_limiter({.algorithm = algorithm, .quota = quota}, clock, random).take()) {
        // The start of a window of every period used here.
        clock.set(Time(seconds(1'700'000'000 / 3600 * 3600)));
    }
    RateDecision use(std::uint32_t cost = 1) { return limiter->consume("key", cost); }
    // How many single requests pass until the first that does not.
    int use_up() {
        int used = 0;
        while (use().allowed()) ++used;
        return used;
    }
};

constexpr RateAlgorithm kAll[] = {RateAlgorithm::Gcra, RateAlgorithm::TokenBucket,
                                  RateAlgorithm::FixedWindow, RateAlgorithm::SlidingCounter,
                                  RateAlgorithm::SlidingLog};

}  // namespace

TEST_CASE("rate_limiter: every algorithm grants its limit and says when to come back",
          "[auth][ratelimit]") {
    for (RateAlgorithm algorithm : kAll) {
        CAPTURE(static_cast<int>(algorithm));
        LimitFixture world(algorithm, {.limit = 5, .period = seconds(60)});
        for (std::uint32_t left = 5; left-- > 0;) {
            RateDecision const decision = world.use();
            CHECK(decision.allowed());
            CHECK(decision.limit == 5);
            CHECK(decision.remaining == left);
            CHECK_FALSE(decision.retry_after);
            CHECK(decision.reset_after > Duration(0));
        }
        RateDecision const refused = world.use();
        CHECK_FALSE(refused.allowed());
        CHECK(refused.remaining == 0);
        REQUIRE(refused.retry_after);

        world.clock.advance(*refused.retry_after - Duration(1));
        CHECK_FALSE(world.use().allowed());
        world.clock.advance(Duration(1));
        CHECK(world.use().allowed());
    }
}

TEST_CASE("rate_limiter: after reset_after the whole limit is there again", "[auth][ratelimit]") {
    for (RateAlgorithm algorithm : kAll) {
        CAPTURE(static_cast<int>(algorithm));
        LimitFixture world(algorithm, {.limit = 7, .period = seconds(60)});
        CHECK(world.use_up() == 7);
        world.clock.advance(world.use(0).reset_after);
        CHECK(world.limiter->peek("key", 0).remaining == 7);
        CHECK(world.use_up() == 7);
    }
}

TEST_CASE("rate_limiter: a cost over the limit is refused for ever, one of none never",
          "[auth][ratelimit]") {
    for (RateAlgorithm algorithm : kAll) {
        CAPTURE(static_cast<int>(algorithm));
        LimitFixture world(algorithm, {.limit = 3, .period = seconds(60)});
        RateDecision const refused = world.use(4);
        CHECK_FALSE(refused.allowed());
        CHECK_FALSE(refused.retry_after);
        CHECK(refused.remaining == 3);
        CHECK(world.limiter->size() == 0);
        CHECK(world.use_up() == 3);
        CHECK(world.use(0).allowed());
        CHECK_FALSE(world.use(UINT32_MAX).allowed());
    }
}

TEST_CASE("rate_limiter: a refused request costs nothing", "[auth][ratelimit]") {
    for (RateAlgorithm algorithm : kAll) {
        CAPTURE(static_cast<int>(algorithm));
        LimitFixture world(algorithm, {.limit = 2, .period = seconds(60)});
        world.use_up();
        Duration const wait = *world.use().retry_after;
        for (int i = 0; i < 50; ++i) CHECK_FALSE(world.use().allowed());
        CHECK(*world.use().retry_after == wait);
    }
}

TEST_CASE("rate_limiter: a clock that steps back neither grants nor locks out",
          "[auth][ratelimit]") {
    for (RateAlgorithm algorithm : kAll) {
        CAPTURE(static_cast<int>(algorithm));
        LimitFixture world(algorithm, {.limit = 4, .period = seconds(60)});
        world.use_up();
        world.clock.advance(-seconds(7200));
        RateDecision const refused = world.use();
        CHECK_FALSE(refused.allowed());
        CHECK(*refused.retry_after <= seconds(90));
        CHECK(refused.reset_after <= seconds(120));
        world.clock.advance(*refused.retry_after);
        CHECK(world.use().allowed());
    }
}

TEST_CASE("rate_limiter: only a fixed window lets twice the limit pass at its edge",
          "[auth][ratelimit]") {
    for (RateAlgorithm algorithm : kAll) {
        CAPTURE(static_cast<int>(algorithm));
        LimitFixture world(algorithm, {.limit = 60, .period = seconds(60)});
        world.clock.advance(milliseconds(59'900));
        int passed = world.use_up();
        world.clock.advance(milliseconds(200));
        passed += world.use_up();
        if (algorithm == RateAlgorithm::FixedWindow) {
            CHECK(passed == 120);
        } else {
            CHECK(passed <= 61);
        }
    }
}

TEST_CASE("rate_limiter: buckets refill by and by, windows at once or with their log",
          "[auth][ratelimit]") {
    RateQuota const quota{.limit = 60, .period = seconds(60)};
    auto const after_half = [&quota](RateAlgorithm algorithm) {
        LimitFixture world(algorithm, quota);
        world.use_up();
        world.clock.advance(seconds(30));
        return world.use_up();
    };
    CHECK(after_half(RateAlgorithm::Gcra) == 30);
    CHECK(after_half(RateAlgorithm::TokenBucket) == 30);
    CHECK(after_half(RateAlgorithm::FixedWindow) == 0);
    CHECK(after_half(RateAlgorithm::SlidingCounter) == 0);
    CHECK(after_half(RateAlgorithm::SlidingLog) == 0);
    LimitFixture counter(RateAlgorithm::SlidingCounter, quota);
    counter.use_up();
    counter.clock.advance(seconds(90));  // half of the previous window still counts
    CHECK(counter.use_up() == 30);
}

TEST_CASE("rate_limiter: a burst may be larger or smaller than the rate", "[auth][ratelimit]") {
    for (RateAlgorithm algorithm : {RateAlgorithm::Gcra, RateAlgorithm::TokenBucket}) {
        LimitFixture large(algorithm, {.limit = 1, .period = seconds(1), .burst = 10});
        CHECK(large.use_up() == 10);
        large.clock.advance(seconds(3));
        CHECK(large.use_up() == 3);
        LimitFixture small(algorithm, {.limit = 100, .period = seconds(10), .burst = 2});
        CHECK(small.use_up() == 2);
        small.clock.advance(milliseconds(100));
        CHECK(small.use_up() == 1);
    }
}

TEST_CASE("token_bucket: a rate that does not divide the second is exact over a day",
          "[auth][ratelimit]") {
    LimitFixture world(RateAlgorithm::TokenBucket, {.limit = 7, .period = seconds(1), .burst = 1});
    std::int64_t passed = 0;
    for (int i = 0; i < 70'000; ++i) {
        if (world.use().allowed()) ++passed;
        world.clock.advance(milliseconds(1));
    }
    CHECK(passed == 7 * 70);
}

TEST_CASE("gcra: the table of throttled and redis-cell comes out", "[auth][ratelimit][vectors]") {
    auto suite = open_vectors("ratelimit/throttled_gcra.json");
    if (!suite) return;
    LimitFixture world(RateAlgorithm::Gcra, {.limit = 1, .period = seconds(1), .burst = 5});
    Time const start = world.clock.now();
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        world.clock.set(start + milliseconds(row.at("t_ms").get<int>()));
        RateDecision const decision = world.use(row.at("cost"));
        CHECK(decision.allowed() != row.at("limited").get<bool>());
        CHECK(decision.limit == 5);
        CHECK(decision.remaining == row.at("remaining").get<std::uint32_t>());
        CHECK(decision.reset_after == milliseconds(row.at("reset_after_ms").get<int>()));
        CHECK(decision.retry_after.has_value() == !row.at("retry_after_ms").is_null());
        if (decision.retry_after)
            CHECK(*decision.retry_after == milliseconds(row.at("retry_after_ms").get<int>()));
    }
    WARN("ratelimit/throttled_gcra: " << suite->at("cases").size() << " rows ran, 0 excluded");
}

TEST_CASE("token_bucket: the steps of Go's limiter come out", "[auth][ratelimit][vectors]") {
    auto suite = open_vectors("ratelimit/go_token_bucket.json");
    if (!suite) return;
    std::size_t steps = 0;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        LimitFixture world(
            RateAlgorithm::TokenBucket,
            {.limit = row.at("rate_per_s"), .period = seconds(1), .burst = row.at("burst")});
        Time const start = world.clock.now();
        for (json const& step : row.at("steps")) {
            CAPTURE(step.dump());
            world.clock.set(start + milliseconds(step.at("t_ms").get<int>()));
            CHECK(world.limiter->peek("key", 0).remaining ==
                  step.at("tokens_before").get<double>());
            CHECK(world.use(step.at("n")).allowed() == step.at("ok").get<bool>());
            ++steps;
        }
    }
    WARN("ratelimit/go_token_bucket: " << steps << " steps ran, 0 excluded");
}
