#include "core/auth/rate_limiter.h"

#include <string>

#include "tests/core/catch.h"
#include "tests/core/counting_random.h"
#include "tests/core/manual_clock.h"

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;
using std::chrono::seconds;

namespace {

constexpr RateQuota kQuota{.limit = 3, .period = seconds(60)};

struct LimiterFixture {
    ManualClock clock;
    CountingRandom random;

    std::unique_ptr<RateLimiter> limiter(std::size_t capacity,
                                         RateAlgorithm algorithm = RateAlgorithm::Gcra) {
        return make_rate_limiter({.algorithm = algorithm, .quota = kQuota, .capacity = capacity},
                                 clock, random)
            .take();
    }
};

}  // namespace

TEST_CASE("rate_limiter: keys do not share a budget, and forgetting renews one",
          "[auth][ratelimit]") {
    LimiterFixture world;
    auto limiter = world.limiter(100);
    for (int i = 0; i < 3; ++i) CHECK(limiter->consume("ada").allowed());
    CHECK_FALSE(limiter->consume("ada").allowed());
    CHECK(limiter->consume("bob").allowed());
    CHECK(limiter->size() == 2);
    limiter->forget("ada");
    limiter->forget("nobody");
    CHECK(limiter->size() == 1);
    CHECK(limiter->consume("ada").remaining == 2);
}

TEST_CASE("rate_limiter: peeking says what consuming would and counts nothing",
          "[auth][ratelimit]") {
    LimiterFixture world;
    auto limiter = world.limiter(100);
    for (int i = 0; i < 10; ++i) CHECK(limiter->peek("ada").remaining == 2);
    CHECK(limiter->size() == 0);
    CHECK(limiter->consume("ada").remaining == 2);
    CHECK(limiter->peek("ada").remaining == 1);
}

TEST_CASE("rate_limiter: a flood of keys resets no hot key and cannot grow the store",
          "[auth][ratelimit]") {
    LimiterFixture world;
    for (RateAlgorithm algorithm : {RateAlgorithm::Gcra, RateAlgorithm::SlidingLog}) {
        auto limiter = world.limiter(1000, algorithm);
        while (limiter->consume("victim").allowed()) {}
        int passed = 0;
        for (int i = 0; i < 20'000; ++i) {
            passed += limiter->consume("flood-" + std::to_string(i)).allowed();
        }
        CHECK(limiter->size() == 1000);
        CHECK_FALSE(limiter->consume("victim").allowed());
        CHECK(limiter->consume("flood-0").remaining == 1);
        CHECK(passed == 999 + 3);  // the newcomers share one budget of three
    }
}

TEST_CASE("rate_limiter: room is made by keys that rest, and only by those", "[auth][ratelimit]") {
    LimiterFixture world;
    auto limiter = world.limiter(500);
    for (int i = 0; i < 500; ++i) limiter->consume("old-" + std::to_string(i));
    world.clock.advance(seconds(15));
    for (int i = 0; i < 3; ++i) limiter->consume("old-7");
    world.clock.advance(seconds(10));  // all but old-7 are full again
    int fresh = 0;
    for (int i = 0; i < 499; ++i)
        fresh += limiter->consume("new-" + std::to_string(i)).remaining == 2;
    CHECK(fresh == 499);
    CHECK(limiter->size() == 500);
    CHECK(limiter->peek("old-7").remaining == 0);
    for (int i = 0; i < 499; ++i) CHECK(limiter->peek("new-" + std::to_string(i)).remaining == 1);
}

TEST_CASE("rate_limiter: a million keys take at most 40 bytes each and none is lost",
          "[auth][ratelimit]") {
    constexpr std::size_t kKeys = 1'000'000;
    LimiterFixture world;
    for (RateAlgorithm algorithm : {RateAlgorithm::Gcra, RateAlgorithm::TokenBucket}) {
        auto limiter = world.limiter(kKeys, algorithm);
        std::size_t fresh = 0;
        for (std::size_t i = 0; i < kKeys; ++i) {
            fresh += limiter->consume(std::to_string(i)).remaining == 2;
        }
        CHECK(fresh == kKeys);
        CHECK(limiter->size() == kKeys);
        double const bytes = static_cast<double>(limiter->memory()) / kKeys;
        CHECK(bytes <= 40.0);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < kKeys; i += 97) {
            kept += limiter->peek(std::to_string(i)).remaining == 1;
        }
        CHECK(kept == (kKeys + 96) / 97);
        WARN("bytes per key: " << bytes);
    }
}

TEST_CASE("rate_limiter: forgetting at random leaves every other key findable",
          "[auth][ratelimit]") {
    LimiterFixture world;
    auto limiter = world.limiter(2000);
    for (int i = 0; i < 2000; ++i) limiter->consume(std::to_string(i));
    for (int i = 0; i < 2000; i += 3) limiter->forget(std::to_string(i));
    for (int i = 0; i < 2000; ++i) {
        CHECK(limiter->peek(std::to_string(i), 0).remaining == (i % 3 == 0 ? 3 : 2));
    }
}

TEST_CASE("consume_all: a request is charged to all its budgets or to none", "[auth][ratelimit]") {
    LimiterFixture world;
    auto accounts = world.limiter(100);
    auto networks = world.limiter(100);
    auto const attempt = [&](std::string_view account, std::string_view network) {
        RateCharge const charges[] = {{accounts.get(), account}, {networks.get(), network}};
        return consume_all(charges);
    };
    CHECK(attempt("ada", "n1").remaining == 2);
    CHECK(attempt("ada", "n2").remaining == 1);
    CHECK(attempt("ada", "n2").remaining == 0);
    CHECK_FALSE(attempt("ada", "n2").allowed());
    CHECK(networks->peek("n2", 0).remaining == 1);  // the refused attempt left it alone
    CHECK(attempt("bob", "n2").remaining == 0);
    CHECK_FALSE(attempt("eve", "n2").allowed());
    CHECK(accounts->peek("eve", 0).remaining == 3);
}

TEST_CASE("consume_all: the answer is the strictest", "[auth][ratelimit]") {
    LimiterFixture world;
    auto quick =
        make_rate_limiter({.quota = {.limit = 1, .period = seconds(1)}}, world.clock, world.random)
            .take();
    auto slow =
        make_rate_limiter({.quota = {.limit = 1, .period = seconds(60)}}, world.clock, world.random)
            .take();
    RateCharge const charges[] = {{quick.get(), "a"}, {slow.get(), "a"}};
    CHECK(consume_all(charges).allowed());
    CHECK(consume_all(charges).retry_after == seconds(60));
    RateCharge const too_much[] = {{slow.get(), "a"}, {quick.get(), "b", 2}};
    CHECK_FALSE(consume_all(too_much).retry_after);
}

TEST_CASE("rate_quota: a quota that cannot be held is refused", "[auth][ratelimit]") {
    LimiterFixture world;
    auto const refusal = [&world](RateLimiterOptions const& options) {
        return make_rate_limiter(options, world.clock, world.random).error();
    };
    CHECK(refusal({.quota = {.limit = 0}}) == QuotaError::LimitIsZero);
    CHECK(refusal({.quota = {.period = Duration(999)}}) == QuotaError::PeriodTooShort);
    CHECK(refusal({.quota = {.period = std::chrono::hours(24 * 4000)}}) ==
          QuotaError::PeriodTooLong);
    CHECK(refusal({.quota = {.limit = 1, .period = std::chrono::hours(24), .burst = 5000}}) ==
          QuotaError::PeriodTooLong);
    CHECK(refusal({.quota = {.limit = UINT32_MAX, .period = std::chrono::hours(24)}}) ==
          QuotaError::TooLarge);
    CHECK(refusal({.capacity = 0}) == QuotaError::CapacityIsZero);
    using enum QuotaError;
    for (QuotaError error :
         {LimitIsZero, PeriodTooShort, PeriodTooLong, TooLarge, CapacityIsZero}) {
        CHECK(explain(error).ends_with('.'));
    }
}
