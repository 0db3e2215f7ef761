#include "core/auth/lockout.h"

#include "tests/core/catch.h"
#include "tests/core/counting_random.h"
#include "tests/core/manual_clock.h"

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Fixture {
    ManualClock clock;
    CountingRandom random;
    Lockout lockout;

    explicit Fixture(LockoutRules const& rules = {}) : lockout(rules, clock, random) {}
    void fail(int times, LoginAttempt const& attempt = {"ada"}) {
        while (times > 0) {
            if (auto const wait = lockout.begin(attempt))
                clock.advance(*wait);
            else
                --times;
        }
    }
};

}  // namespace

TEST_CASE("lockout: a few typos cost nothing, then the wait doubles up to its end",
          "[auth][lockout]") {
    Fixture world;
    for (int i = 0; i < 5; ++i) CHECK_FALSE(world.lockout.begin({"ada"}));
    for (int expected : {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900}) {
        auto const wait = world.lockout.begin({"ada"});
        REQUIRE(wait);
        CHECK(*wait == seconds(expected));
        world.clock.advance(*wait - Duration(1));
        CHECK(world.lockout.begin({"ada"}) == Duration(1));
        world.clock.advance(Duration(1));
        CHECK_FALSE(world.lockout.begin({"ada"}));
    }
}

TEST_CASE("lockout: attempts during a wait do not extend it", "[auth][lockout]") {
    Fixture world;
    world.fail(9);
    Duration const wait = *world.lockout.begin({"ada"});
    for (int i = 0; i < 1000; ++i) CHECK(world.lockout.begin({"ada"}) == wait);
}

TEST_CASE("lockout: of a hundred attempts at once only the free ones are let in",
          "[auth][lockout]") {
    Fixture world;
    int let_in = 0;
    for (int i = 0; i < 100; ++i) let_in += world.lockout.begin({"ada"}).has_value() ? 0 : 1;
    CHECK(let_in == 5);
}

TEST_CASE("lockout: success, time and the owner's proof end it", "[auth][lockout]") {
    Fixture world;
    world.fail(8);
    SECTION("success") {
        world.clock.advance(*world.lockout.begin({"ada"}));
        CHECK_FALSE(world.lockout.begin({"ada"}));
        world.lockout.succeeded({"ada"});
    }
    SECTION("time") { world.clock.advance(hours(24)); }
    SECTION("proof") { world.lockout.release("ada"); }
    for (int i = 0; i < 5; ++i) CHECK_FALSE(world.lockout.begin({"ada"}));
    CHECK(world.lockout.begin({"ada"}) == seconds(1));
}

TEST_CASE("lockout: a stranger does not lock out the device the owner is known from",
          "[auth][lockout]") {
    Fixture world;
    world.fail(20);
    CHECK(world.lockout.begin({"ada"}));
    CHECK_FALSE(world.lockout.begin({"ada", "laptop"}));
    CHECK_FALSE(world.lockout.begin({"bob"}));
    CHECK_FALSE(world.lockout.begin({"adalaptop"}));
    world.fail(20, {"ada", "laptop"});  // a stolen device cookie is no free pass either
    CHECK(world.lockout.begin({"ada", "laptop"}));
}

TEST_CASE("lockout: a clock that steps back makes nobody wait longer", "[auth][lockout]") {
    Fixture world;
    world.fail(6);
    world.clock.advance(-hours(5));
    CHECK(*world.lockout.begin({"ada"}) <= seconds(2));
}

TEST_CASE("lockout: a flood of names frees no name that is being guessed", "[auth][lockout]") {
    Fixture world({.capacity = 100});
    world.fail(12);
    CHECK(world.lockout.begin({"ada"}));
    for (int i = 0; i < 5000; ++i) (void)world.lockout.begin({std::to_string(i)});
    CHECK(world.lockout.begin({"ada"}));
    CHECK(world.lockout.begin({"yet another"}));  // newcomers share one count
    world.clock.advance(hours(24));
    CHECK_FALSE(world.lockout.begin({"yet another"}));
}
