#include "core/auth/session_store.h"

#include <ostream>

#include "core/crypto/seeded_random.h"
#include "tests/core/catch.h"
#include "tests/core/manual_clock.h"

namespace parapet::auth {

static std::ostream& operator<<(std::ostream& out, SessionError error) {
    return out << explain(error);
}

}  // namespace parapet::auth

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

struct SessionFixture {
    ManualClock clock;
    crypto::SeededRandom random{1, "session"};
    SessionStore store{{}, clock, random};
};

}  // namespace

TEST_CASE("session: a login gets a new id, and the visitor's is dead", "[auth][session]") {
    SessionFixture world;
    std::string const visitor = world.store.open();
    CHECK(world.store.find(visitor).value().user.empty());
    std::string const csrf = world.store.find(visitor).value().csrf_token;

    std::string const id = world.store.log_in(visitor, "ada");
    CHECK(id != visitor);
    CHECK(world.store.find(visitor).error() == SessionError::Unknown);
    CHECK(world.store.find(id).value().user == "ada");
    CHECK(world.store.find(id).value().csrf_token != csrf);
    CHECK(world.store.size() == 1);
}

TEST_CASE("session: an id that an attacker chose is never taken over", "[auth][session]") {
    SessionFixture world;
    std::string const planted = mint_opaque_token(world.random);
    CHECK(world.store.find(planted).error() == SessionError::Unknown);
    std::string const id = world.store.log_in(planted, "ada");
    CHECK(id != planted);
    CHECK(world.store.find(planted).error() == SessionError::Unknown);
    CHECK(world.store.find("nonsense").error() == SessionError::Unknown);
}

TEST_CASE("session: a change of privilege gets a new id and keeps the old timeout",
          "[auth][session]") {
    SessionFixture world;
    std::string const before = world.store.log_in("", "ada");
    Session const old = world.store.find(before).value();
    world.clock.advance(minutes(20));
    std::string const after = world.store.rotate(before).value();
    CHECK(world.store.find(before).error() == SessionError::Unknown);
    Session const session = world.store.find(after).value();
    CHECK(session.user == "ada");
    CHECK(session.started == old.started);
    CHECK(session.csrf_token != old.csrf_token);
    CHECK(world.store.rotate(before).error() == SessionError::Unknown);
}

TEST_CASE("session: it ends when it rests too long", "[auth][session]") {
    SessionFixture world;
    std::string const id = world.store.log_in("", "ada");
    world.clock.advance(minutes(30) - Duration(1));
    CHECK(world.store.find(id).ok());
    world.clock.advance(minutes(30));
    CHECK(world.store.find(id).error() == SessionError::IdleExpired);
    CHECK(world.store.find(id).error() == SessionError::Unknown);
}

TEST_CASE("session: it ends when it is too old, however busy", "[auth][session]") {
    SessionFixture world;
    std::string id = world.store.log_in("", "ada");
    for (int i = 0; i < 12 * 4 - 1; ++i) {
        world.clock.advance(minutes(15));
        id = world.store.rotate(id).value();
    }
    world.clock.advance(minutes(15));
    CHECK(world.store.find(id).error() == SessionError::AbsoluteExpired);
}

TEST_CASE("session: one, all or all other sessions of a user can be ended", "[auth][session]") {
    SessionFixture world;
    std::string const visitor = world.store.open();
    std::string const bob = world.store.log_in("", "bob");
    std::string const one = world.store.log_in("", "ada");
    std::string const two = world.store.log_in("", "ada");
    std::string const three = world.store.log_in("", "ada");
    CHECK(world.store.revoke(one) == 1);
    CHECK(world.store.revoke(one) == 0);
    CHECK(world.store.revoke("nonsense") == 0);
    CHECK(world.store.revoke_others(two) == 1);
    CHECK_FALSE(world.store.find(three).ok());
    CHECK(world.store.find(two).ok());
    CHECK(world.store.revoke_all("ada") == 1);
    CHECK(world.store.revoke_all("") == 0);
    CHECK(world.store.revoke_others(visitor) == 0);
    CHECK(world.store.revoke_others(one) == 0);
    CHECK(world.store.find(visitor).ok());
    CHECK(world.store.find(bob).ok());
}

TEST_CASE("session: the sweep forgets what has expired and nothing else", "[auth][session]") {
    SessionFixture world;
    world.store.log_in("", "ada");
    world.clock.advance(minutes(30));
    std::string const id = world.store.log_in("", "bob");
    world.store.sweep();
    CHECK(world.store.size() == 1);
    CHECK(world.store.find(id).ok());
    using enum SessionError;
    for (SessionError error : {Unknown, IdleExpired, AbsoluteExpired}) {
        CHECK(explain(error).ends_with('.'));
    }
}
