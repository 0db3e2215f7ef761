// The agents that get into pages or read around them, against the board.
#include "tests/core/browsing/agents_world.h"
#include "tests/core/catch.h"
#include "tests/core/reference/board.h"

using namespace parapet;
using namespace parapet::tests;
using nlohmann::json;
using reference::BoardStyle;

namespace {

constexpr char kBoard[] = R"({
  "world": {
    "people": [ { "key": "ada", "username": "{{name}}", "password": "{{canary private ada}}",
                  "card": "{{canary private ada}}" },
                { "key": "eve", "username": "{{name}}", "password": "{{word}}-{{word}}",
                  "card": "{{canary private eve}}" } ],
    "hosts": { "evil.example": { "attacker": "/" }, "evilclub.example": { "attacker": "/" },
               "blog.club.example": { "attacker": "/" }, "cdn.example": { "attacker": "/~eve/" } },
    "routines": { "signs in here": [
      { "fill": { "username": "{{person.username}}", "password": "{{person.password}}" },
        "click": "Sign in" } ] } },
  "surface": { "attacker": "eve", "usernames": ["ada"], "wanted": [], "endpoints": [
    { "id": "login", "method": "POST", "path": "/login", "parameters": [
      { "name": "username", "place": "form", "sample": "{{eve.username}}" },
      { "name": "password", "place": "form", "sample": "{{eve.password}}" } ] },
    { "id": "loginPage", "method": "GET", "path": "/login", "parameters": [
      { "name": "next", "place": "query", "sample": "/" } ] },
    { "id": "comments", "method": "GET", "path": "/comments", "parameters": [], "signedIn": true },
    { "id": "comment", "method": "POST", "path": "/comments", "signedIn": true, "parameters": [
      { "name": "text", "place": "form", "sample": "Nice." } ] },
    { "id": "upload", "method": "POST", "path": "/files", "signedIn": true, "parameters": [
      { "name": "name", "place": "json", "sample": "cat.png" },
      { "name": "content", "place": "json", "sample": "a cat" } ] },
    { "id": "missing", "method": "GET", "path": "/:page", "parameters": [
      { "name": "page", "place": "path", "sample": "nowhere" } ] },
    { "id": "prices", "method": "GET", "path": "/api/prices", "parameters": [
      { "name": "callback", "place": "query", "sample": "show" } ] },
    { "id": "me", "method": "GET", "path": "/api/me", "parameters": [], "signedIn": true }
  ] }
})";

bool wins(MakeAgent agent, BoardStyle const& style, json options = json::object(),
          json more = json::object()) {
    if (!options.contains("does")) options["does"] = "reads the comments";
    options["store"] = "comment.text";
    json change = json::parse(kBoard);
    change["attack"] = {{"options", options}};
    json position = {{"victim", "ada"}, {"hosts", {"evil.example", "cdn.example"}}};
    position.merge_patch(more);
    ClubWorld world(
        [&style](reference::ClubHost& host) {
            return std::make_unique<reference::Board>(host, style);
        },
        reference::kBoardSchema, std::move(change));
    json const entry = world.attack(position, [&](attack::Target& t) { agent()->run(t); });
    CHECK(entry["exchanges"].get<int>() <= 400);
    if (entry["outcome"] == "blocked") UNSCOPED_INFO(entry["notes"].dump());
    return entry["outcome"] == "breached";
}

BoardStyle with_policy(std::string policy) {
    BoardStyle style;
    style.policy = std::move(policy);
    return style;
}

}  // namespace

TEST_CASE("page agents: all win on the vulnerable board and nothing on the hardened one",
          "[browsing][agents]") {
    struct Row {
        MakeAgent agent;
        json options = json::object();
        json position = json::object();
    };
    Row const rows[] = {
        {attack::make_xss_stored},
        {attack::make_xss_remote_script},
        {attack::make_xss_base},
        {attack::make_xss_form},
        {attack::make_xss_object, json::object(), {{"browser", "old"}}},
        {attack::make_xss_reflected},
        {attack::make_xss_nonce},
        {attack::make_mime_upload},
        {attack::make_cors_read},
        {attack::make_shared_computer, {{"does", "looks at home"}}, {{"seat", true}}},
    };
    for (Row const& row : rows) {
        CAPTURE(&row - rows);
        CHECK(wins(row.agent, BoardStyle::vulnerable(), row.options, row.position));
        CHECK_FALSE(wins(row.agent, {}, row.options, row.position));
    }
}

TEST_CASE("xss-stored: unsafe-inline lets it run, HttpOnly does not keep the page back",
          "[browsing][agents]") {
    CHECK(wins(attack::make_xss_stored, with_policy("script-src 'self' 'unsafe-inline'")));
    CHECK_FALSE(wins(attack::make_xss_stored, with_policy("script-src 'self'")));
}

TEST_CASE("xss-remote-script: hosts, CDNs, data:, JSONP and uploads that a policy trusts",
          "[browsing][agents]") {
    CHECK(wins(attack::make_xss_remote_script, with_policy("script-src 'self' https:")));
    CHECK(wins(attack::make_xss_remote_script, with_policy("script-src 'self' data:")));
    CHECK(
        wins(attack::make_xss_remote_script, with_policy("script-src 'self' https://cdn.example")));
    BoardStyle own = with_policy("script-src 'self'");
    CHECK_FALSE(wins(attack::make_xss_remote_script, own));
    own.prices = BoardStyle::Prices::Callback;
    CHECK(wins(attack::make_xss_remote_script, own));
    own.prices = BoardStyle::Prices::Json;
    own.files = BoardStyle::Files::ByName;
    CHECK(wins(attack::make_xss_remote_script, own));
}

TEST_CASE("xss-base and xss-nonce: what a nonce alone does not stop", "[browsing][agents]") {
    CHECK(wins(attack::make_xss_base, with_policy("script-src 'nonce-{nonce}'")));
    CHECK_FALSE(
        wins(attack::make_xss_base, with_policy("script-src 'nonce-{nonce}'; base-uri 'none'")));
    BoardStyle reused;
    reused.policy = "script-src 'nonce-{nonce}'; base-uri 'none'";
    CHECK_FALSE(wins(attack::make_xss_nonce, reused));
    reused.nonce = BoardStyle::Nonce::Static;
    CHECK(wins(attack::make_xss_nonce, reused));
}

TEST_CASE("xss-nonce: nonces that count up are known before they are drawn", "[browsing][agents]") {
    BoardStyle counting;
    counting.policy = "script-src 'nonce-{nonce}'; base-uri 'none'";
    counting.nonce = BoardStyle::Nonce::Counted;
    CHECK(wins(attack::make_xss_nonce, counting));
}

TEST_CASE("stray-cookie: each flag that is left off, where no policy is known",
          "[browsing][agents]") {
    json const ancient = {{"browser", "ancient"}, {"hosts", {"blog.club.example", "evil.example"}}};
    auto const strays = [&](std::string cookie) {
        BoardStyle style;
        style.cookie = std::move(cookie);
        return wins(attack::make_stray_cookie, style, json::object(), ancient);
    };
    CHECK_FALSE(strays("Path=/; HttpOnly; Secure; SameSite=Lax"));
    CHECK(strays("Path=/; Secure; SameSite=Lax"));
    CHECK(strays("Path=/; HttpOnly; Secure; SameSite=Lax; Domain=club.example"));
}

TEST_CASE("xss-form: default-src says nothing of where forms go", "[browsing][agents]") {
    CHECK(wins(attack::make_xss_form, with_policy("default-src 'none'")));
    CHECK_FALSE(wins(attack::make_xss_form, with_policy("default-src 'none'; form-action 'self'")));
}

TEST_CASE("xss-object: an old plug-in asks no script-src, and object-src stops it",
          "[browsing][agents]") {
    json const old = {{"browser", "old"}};
    std::string const scripts = "script-src 'nonce-{nonce}'; base-uri 'none'; form-action 'self'";
    CHECK(wins(attack::make_xss_object, with_policy(scripts), json::object(), old));
    CHECK_FALSE(wins(attack::make_xss_object, with_policy(scripts)));
    for (char const* stop : {"; object-src 'none'", "; default-src 'self'"})
        CHECK_FALSE(
            wins(attack::make_xss_object, with_policy(scripts + stop), json::object(), old));
    CHECK(wins(attack::make_xss_object, with_policy(scripts + "; object-src https:"),
               json::object(), old));
}

TEST_CASE("xss-reflected: a link to where nothing is", "[browsing][agents]") {
    CHECK(wins(attack::make_xss_reflected, with_policy("script-src 'self' 'unsafe-inline'")));
    CHECK_FALSE(wins(attack::make_xss_reflected, with_policy("script-src 'self'")));
}

TEST_CASE("mime-upload: an old browser plays any file as a movie, but for nosniff",
          "[browsing][agents]") {
    json const sibling = {{"browser", "old"}, {"hosts", {"blog.club.example", "evil.example"}}};
    BoardStyle style;
    style.files = BoardStyle::Files::ByName;
    CHECK_FALSE(wins(attack::make_mime_upload, style, json::object(), sibling));
    style.headers.remove("x-content-type-options");
    CHECK(wins(attack::make_mime_upload, style, json::object(), sibling));
    // Cookies with SameSite stay away from another site, and today nothing plays movies.
    CHECK_FALSE(wins(attack::make_mime_upload, style, json::object(), {{"browser", "old"}}));
    CHECK_FALSE(wins(attack::make_mime_upload, style, json::object(),
                     {{"hosts", {"blog.club.example", "evil.example"}}}));
}

TEST_CASE("xss-dangling: an open quote swallows what follows in an old browser",
          "[browsing][agents]") {
    json const old = {{"browser", "old"}};
    BoardStyle const open = with_policy("script-src 'none'");
    CHECK(wins(attack::make_xss_dangling, open, json::object(), old));
    CHECK_FALSE(wins(attack::make_xss_dangling, {}, json::object(), old));
}

TEST_CASE("cors-read: null and look-alike origins", "[browsing][agents]") {
    json const both = {{"hosts", {"evil.example", "evilclub.example"}}};
    BoardStyle style;
    style.cookie = "Path=/; Secure; SameSite=None";
    CHECK_FALSE(wins(attack::make_cors_read, style, json::object(), both));
    style.cors = BoardStyle::Cors::Null;
    CHECK(wins(attack::make_cors_read, style, json::object(), both));
    style.cors = BoardStyle::Cors::Suffix;
    CHECK(wins(attack::make_cors_read, style, json::object(), both));
    CHECK_FALSE(wins(attack::make_cors_read, style));
}

TEST_CASE("referrer-leak: a session in the address goes along as Referer", "[browsing][agents]") {
    json const old = {{"browser", "old"}};
    BoardStyle style;
    style.policy = "";
    style.address = BoardStyle::Address::HasSession;
    CHECK_FALSE(wins(attack::make_referrer_leak, style));
    style.headers = {};
    CHECK_FALSE(wins(attack::make_referrer_leak, style));
    CHECK(wins(attack::make_referrer_leak, style, json::object(), old));
    style.headers = {{"referrer-policy", "unsafe-url"}};
    CHECK(wins(attack::make_referrer_leak, style));
}
