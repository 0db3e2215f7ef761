#include "core/auth/refresh_families.h"

#include <ostream>

#include "core/crypto/seeded_random.h"
#include "tests/core/catch.h"
#include "tests/core/manual_clock.h"

namespace parapet::auth {

static std::ostream& operator<<(std::ostream& out, RefreshError error) {
    return out << explain(error);
}

}  // namespace parapet::auth

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

struct FamilyFixture {
    ManualClock clock;
    crypto::SeededRandom random{1, "refresh"};
    RefreshFamilies families{{}, clock, random};

    std::string rotate(std::string_view token) {
        auto refreshed = families.refresh(token);
        REQUIRE(refreshed.ok());
        CHECK(refreshed.value().outcome == RefreshOutcome::Rotated);
        return refreshed.value().token;
    }
    RefreshError refusal(std::string_view token) {
        auto const refreshed = families.refresh(token);
        REQUIRE_FALSE(refreshed.ok());
        return refreshed.error();
    }
};

}  // namespace

TEST_CASE("refresh: each use gives a successor that works, of the same user and device",
          "[auth][refresh]") {
    FamilyFixture world;
    std::string token = world.families.start("ada", "laptop");
    for (int i = 0; i < 20; ++i) {
        world.clock.advance(hours(1));
        auto const refreshed = world.families.refresh(token);
        REQUIRE(refreshed.ok());
        CHECK(refreshed.value().token != token);
        CHECK(refreshed.value().user == "ada");
        CHECK(refreshed.value().device == "laptop");
        token = refreshed.value().token;
    }
}

TEST_CASE("refresh: a token used again revokes the family, the thief's newer token too",
          "[auth][refresh]") {
    FamilyFixture world;
    std::string const stolen = world.families.start("ada", "laptop");
    std::string const thiefs = world.rotate(stolen);
    world.clock.advance(seconds(10));
    CHECK(world.refusal(stolen) == RefreshError::Reused);
    CHECK(world.refusal(thiefs) == RefreshError::Revoked);
    CHECK(world.refusal(stolen) == RefreshError::Revoked);
    CHECK(world.families.families_of("ada").empty());
}

TEST_CASE("refresh: two tabs at once get one successor and nothing is minted", "[auth][refresh]") {
    FamilyFixture world;
    std::string const token = world.families.start("ada", "laptop");
    std::string const successor = world.rotate(token);
    std::size_t const remembered = world.families.tokens_remembered();
    for (int i = 0; i < 9; ++i) {
        world.clock.advance(seconds(1));
        auto const again = world.families.refresh(token);
        REQUIRE(again.ok());
        CHECK(again.value().outcome == RefreshOutcome::Repeated);
        CHECK(again.value().token == successor);
    }
    CHECK(world.families.tokens_remembered() == remembered);
    world.rotate(successor);
}

TEST_CASE("refresh: the grace ends on time, and is not renewed by being used", "[auth][refresh]") {
    FamilyFixture world;
    std::string const token = world.families.start("ada", "laptop");
    world.rotate(token);
    world.clock.advance(seconds(10) - Duration(1));
    CHECK(world.families.refresh(token).ok());
    world.clock.advance(Duration(1));
    CHECK(world.refusal(token) == RefreshError::Reused);
}

TEST_CASE("refresh: a thief cannot fork the family inside the grace", "[auth][refresh]") {
    FamilyFixture world;
    std::string const first = world.families.start("ada", "laptop");
    std::string const second = world.rotate(first);
    std::string const third = world.rotate(second);
    // first is two steps back: no race of the owner's tabs looks like that.
    CHECK(world.refusal(first) == RefreshError::Reused);
    CHECK(world.refusal(third) == RefreshError::Revoked);
}

TEST_CASE("refresh: without a grace every second use is reuse", "[auth][refresh]") {
    ManualClock clock;
    crypto::SeededRandom random{1, "refresh"};
    RefreshFamilies families({.grace = Duration(0)}, clock, random);
    std::string const token = families.start("ada", "laptop");
    CHECK(families.refresh(token).ok());
    CHECK(families.refresh(token).error() == RefreshError::Reused);
}

TEST_CASE("refresh: a family ends when it rests too long, and when it is too old",
          "[auth][refresh]") {
    FamilyFixture world;
    std::string token = world.families.start("ada", "laptop");
    std::string const idle = world.families.start("ada", "phone");
    world.clock.advance(hours(24 * 14) - Duration(1));
    token = world.rotate(token);
    world.clock.advance(Duration(1));
    CHECK(world.refusal(idle) == RefreshError::IdleExpired);
    for (int day = 14; day < 90; day += 4) {
        token = world.rotate(token);
        world.clock.advance(hours(24 * 4));
    }
    CHECK(world.refusal(token) == RefreshError::AbsoluteExpired);
    CHECK(world.families.families_of("ada").empty());
}

TEST_CASE("refresh: what was never given out is unknown and harms nobody", "[auth][refresh]") {
    FamilyFixture world;
    std::string const token = world.families.start("ada", "laptop");
    CHECK(world.refusal("") == RefreshError::Unknown);
    CHECK(world.refusal("nonsense") == RefreshError::Unknown);
    CHECK(world.refusal(token + "=") == RefreshError::Unknown);
    CHECK(world.refusal(mint_opaque_token(world.random)) == RefreshError::Unknown);
    world.rotate(token);
}

TEST_CASE("refresh: each device has its family, and a new login there ends the old",
          "[auth][refresh]") {
    FamilyFixture world;
    std::string const laptop = world.families.start("ada", "laptop");
    world.clock.advance(seconds(1));
    std::string const phone = world.families.start("ada", "phone");
    std::string const bobs = world.families.start("bob", "laptop");
    CHECK(world.families.families_of("ada").size() == 2);
    CHECK(world.families.families_of("ada").front().device == "laptop");

    std::string const again = world.families.start("ada", "laptop");
    CHECK(world.refusal(laptop) == RefreshError::Revoked);
    CHECK(world.families.revoke_device("ada", "phone") == 1);
    CHECK(world.families.revoke_device("ada", "phone") == 0);
    CHECK(world.refusal(phone) == RefreshError::Revoked);
    CHECK(world.families.revoke_user("ada") == 1);
    CHECK(world.refusal(again) == RefreshError::Revoked);
    std::string const next = world.rotate(bobs);
    CHECK(world.families.revoke(bobs) == 1);  // log-out with any token of the family
    CHECK(world.families.revoke(bobs) == 0);
    CHECK(world.families.revoke("nonsense") == 0);
    CHECK(world.refusal(next) == RefreshError::Revoked);
}

TEST_CASE("refresh: the sweep forgets what has expired and nothing else", "[auth][refresh]") {
    FamilyFixture world;
    std::string const old = world.families.start("ada", "laptop");
    world.rotate(old);
    world.clock.advance(hours(24 * 14));
    std::string const token = world.families.start("ada", "phone");
    CHECK(world.families.tokens_remembered() == 3);
    world.families.sweep();
    CHECK(world.families.tokens_remembered() == 1);
    CHECK(world.refusal(old) == RefreshError::Unknown);
    CHECK(world.families.families_of("ada").size() == 1);
    world.rotate(token);
}

TEST_CASE("refresh: every refusal explains itself", "[auth][refresh]") {
    using enum RefreshError;
    for (RefreshError error : {Unknown, Reused, Revoked, IdleExpired, AbsoluteExpired}) {
        CHECK(explain(error).ends_with('.'));
    }
}
