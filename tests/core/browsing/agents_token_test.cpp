// The agents that are after access and refresh tokens, against the vault.
#include "tests/core/browsing/agents_world.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::tests;
using nlohmann::json;
using reference::VaultStyle;

namespace {

constexpr char kVault[] = R"({
  "world": {
    "routines": {
      "comes back": [ { "visit": "/", "expect": { "absent": ["sign in"] } } ],
      "signs in as a clerk": [
        { "asOwner": "UPDATE accounts SET role = 'clerk' WHERE username = '{{person.username}}'" },
        { "visit": "/login" },
        { "fill": { "username": "{{person.username}}", "password": "{{person.password}}" },
          "click": "Sign in" } ],
      "loses the role": [ { "asOwner": "UPDATE accounts SET role = ''" } ] } },
  "surface": { "attacker": "eve", "usernames": ["ada"], "wanted": [], "endpoints": [
    { "id": "login", "method": "POST", "path": "/login", "parameters": [
      { "name": "username", "place": "json", "sample": "{{eve.username}}" },
      { "name": "password", "place": "json", "sample": "{{eve.password}}" } ] },
    { "id": "me", "method": "GET", "path": "/api/me", "parameters": [], "signedIn": true },
    { "id": "publicKey", "method": "GET", "path": "/key.pem", "parameters": [] },
    { "id": "refresh", "method": "POST", "path": "/api/refresh", "parameters": [] }
  ] }
})";

bool wins(MakeAgent agent, VaultStyle const& style) {
    json change = json::parse(kVault);
    change["attack"] = {{"options", {{"does", "comes back"}}}};
    if (agent == attack::make_kept_role)
        change["attack"]["options"]["signsIn"] = "signs in as a clerk";
    ClubWorld world(
        [&style](reference::ClubHost& host) {
            return std::make_unique<reference::Vault>(host, style);
        },
        reference::kVaultSchema, std::move(change));
    json const entry = world.attack(
        {{"victim", "ada"}, {"own", "eve"}, {"leaks", {"browser", "database", "log", "requests"}}},
        [&](attack::Target& target) { agent()->run(target); });
    CHECK(world.scripts.faults == std::vector<std::string>{});
    if (entry["outcome"] == "blocked") UNSCOPED_INFO(entry["notes"].dump());
    return entry["outcome"] == "breached";
}

VaultStyle with(VaultStyle::Rotation rotation, VaultStyle::Carrier carrier) {
    VaultStyle style;
    style.rotation = rotation;
    style.carrier = carrier;
    return style;
}

using Rotation = VaultStyle::Rotation;

}  // namespace

TEST_CASE("token agents: nothing on the hardened vault", "[browsing][agents]") {
    for (MakeAgent agent :
         {attack::make_refresh_late, attack::make_refresh_early, attack::make_refresh_race,
          attack::make_refresh_as_access, attack::make_jwt_forgery, attack::make_leaked_database,
          attack::make_refresh_elsewhere, attack::make_stolen_after_expiry}) {
        VaultStyle style;
        CHECK_FALSE(wins(agent, style));
        style.carrier = VaultStyle::Carrier::Storage;
        CHECK_FALSE(wins(agent, style));
    }
}

TEST_CASE("refresh agents: each way of rotating wrongly has its thief", "[browsing][agents]") {
    struct Row {
        Rotation rotation;
        bool late, early, race;
    };
    for (Row const& row :
         {Row{Rotation::Family, false, false, false}, Row{Rotation::None, true, true, true},
          Row{Rotation::Predecessor, true, true, true},
          Row{Rotation::OnlyThatOne, false, true, false}, Row{Rotation::Swept, false, true, false},
          Row{Rotation::ForksInGrace, false, false, true}}) {
        for (auto carrier : {VaultStyle::Carrier::Cookies, VaultStyle::Carrier::Storage}) {
            CAPTURE(static_cast<int>(row.rotation), static_cast<int>(carrier));
            CHECK(wins(attack::make_refresh_late, with(row.rotation, carrier)) == row.late);
            CHECK(wins(attack::make_refresh_early, with(row.rotation, carrier)) == row.early);
            CHECK(wins(attack::make_refresh_race, with(row.rotation, carrier)) == row.race);
            CHECK(wins(attack::make_refresh_replay, with(row.rotation, carrier)) ==
                  (row.late || row.race));
        }
    }
}

TEST_CASE("jwt-forgery: none, unverified, and a key that everybody uses", "[browsing][agents]") {
    VaultStyle style;
    style.verify = VaultStyle::Verify::NoneAllowed;
    CHECK(wins(attack::make_jwt_forgery, style));
    style.verify = VaultStyle::Verify::Unverified;
    CHECK(wins(attack::make_jwt_forgery, style));
    style.verify = VaultStyle::Verify::Strict;
    style.key = "changeme";
    CHECK(wins(attack::make_jwt_forgery, style));
    style.carrier = VaultStyle::Carrier::Storage;
    CHECK(wins(attack::make_jwt_forgery, style));
}

TEST_CASE("jwt-forgery: a refresh token of one's own, in another's name", "[browsing][agents]") {
    VaultStyle style;
    style.verify = VaultStyle::Verify::AccessOnly;
    CHECK(wins(attack::make_jwt_forgery, style));
    style.carrier = VaultStyle::Carrier::Storage;
    CHECK(wins(attack::make_jwt_forgery, style));
}

TEST_CASE("jwt-forgery: a public key is nobody's secret", "[browsing][agents]") {
    VaultStyle style;
    style.verify = VaultStyle::Verify::ByHeader;
    CHECK(wins(attack::make_jwt_forgery, style));
}

TEST_CASE("jwt-forgery: a key id that names an empty file", "[browsing][agents]") {
    VaultStyle style;
    style.verify = VaultStyle::Verify::ByKeyId;
    CHECK(wins(attack::make_jwt_forgery, style));
}

TEST_CASE("refresh: two tabs that renew at once stay signed in", "[browsing][agents]") {
    json const steps = json::parse(R"([
      { "as": "ada", "visit": "/login" },
      { "as": "ada", "fill": { "username": "{{ada.username}}", "password": "{{ada.password}}" },
        "click": "Sign in", "expect": { "text": ["Welcome {{ada.username}}"] } },
      { "as": "ada", "send": "POST /api/refresh", "together": 2, "expect": { "status": 200 } },
      { "as": "ada", "after": "1 minutes", "send": "POST /api/refresh", "expect": { "status": 200 } },
      { "as": "ada", "send": "GET /api/me", "expect": { "status": 200 } } ])");
    for (auto const rotation : {Rotation::Family, Rotation::OnlyThatOne, Rotation::Predecessor}) {
        ClubWorld world(
            [&](reference::ClubHost& host) {
                return std::make_unique<reference::Vault>(
                    host, with(rotation, VaultStyle::Carrier::Cookies));
            },
            reference::kVaultSchema, json::object());
        json const entry = world.story(steps);
        CAPTURE(static_cast<int>(rotation), entry.value("effect", ""));
        CHECK((entry["outcome"] == "served") == (rotation != Rotation::OnlyThatOne));
    }
}

TEST_CASE("token agents: a purpose, an expiry and a hash are each missed", "[browsing][agents]") {
    VaultStyle style;
    style.verify = VaultStyle::Verify::NoPurpose;
    CHECK(wins(attack::make_refresh_as_access, style));
    CHECK_FALSE(wins(attack::make_stolen_after_expiry, style));
    style.verify = VaultStyle::Verify::NoExpiry;
    CHECK(wins(attack::make_stolen_after_expiry, style));
    CHECK_FALSE(wins(attack::make_refresh_as_access, style));
    style = {.at_rest = VaultStyle::AtRest::Clear};
    CHECK(wins(attack::make_leaked_database, style));
}

TEST_CASE("refresh-elsewhere: a refresh token that goes along everywhere is seen",
          "[browsing][agents]") {
    VaultStyle style;
    style.refresh_path = "/";
    CHECK(wins(attack::make_refresh_elsewhere, style));
    CHECK_FALSE(wins(attack::make_refresh_late, style));
}

TEST_CASE("kept-role: a role in a token outlives the one in the table", "[browsing][agents]") {
    for (auto const carrier : {VaultStyle::Carrier::Cookies, VaultStyle::Carrier::Storage}) {
        VaultStyle style;
        style.carrier = carrier;
        CHECK_FALSE(wins(attack::make_kept_role, style));
        style.role = VaultStyle::Role::InToken;
        CHECK(wins(attack::make_kept_role, style));
    }
}
