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
               "club.example.evil.example": { "attacker": "/" },
               "blog.club.example": { "attacker": "/" }, "cdn.example": { "attacker": "/~eve/" } },
    "routines": { "signs in here": [
      { "fill": { "username": "{{person.username}}", "password": "{{person.password}}" },
        "click": "Sign in" } ],
      "goes on": [ { "click": "Continue" } ] } },
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
        {attack::make_open_redirect},
        {attack::make_xss_dom},
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

TEST_CASE("xss-dom: what stands behind the # is the page's own script's to mind",
          "[browsing][agents]") {
    BoardStyle style = with_policy("");
    style.greeting = BoardStyle::Greeting::AsHtml;
    CHECK(wins(attack::make_xss_dom, style));
    style.greeting = BoardStyle::Greeting::AsText;
    CHECK_FALSE(wins(attack::make_xss_dom, style));
    style.greeting = BoardStyle::Greeting::AsHtml;
    style.policy = "script-src 'self'";
    CHECK_FALSE(wins(attack::make_xss_dom, style));
    style.policy += " 'unsafe-inline'";
    CHECK(wins(attack::make_xss_dom, style));
}

TEST_CASE("xss-stored: a script leaves by whichever way the policy has forgotten",
          "[browsing][agents]") {
    std::string const inside =
        "script-src 'unsafe-inline'; base-uri 'none'; frame-src 'none'; object-src 'none'";
    std::string const no_fetch = "; connect-src 'none'", no_image = "; img-src 'none'",
                      no_form = "; form-action 'self'";
    auto const leaves = [&](std::string const& closed) {
        return wins(attack::make_xss_stored, with_policy(inside + closed));
    };
    CHECK(leaves(no_image + no_form));             // by fetch
    CHECK(leaves(no_fetch + no_form));             // by an image
    CHECK(leaves(no_fetch + no_image));            // by a form
    CHECK(leaves(no_fetch + no_image + no_form));  // no policy keeps a page from leading elsewhere
    CHECK_FALSE(wins(attack::make_xss_stored, with_policy("script-src 'self'")));
}

namespace {

constexpr char kNoPolicy[] = "";
using Next = BoardStyle::Next;

BoardStyle leading(Next next, BoardStyle::After after = BoardStyle::After::Redirect) {
    BoardStyle style = with_policy(kNoPolicy);
    style.next = next;
    style.after = after;
    return style;
}

json const kNear = {{"hosts", {"evil.example", "club.example.evil.example"}}};

}  // namespace

TEST_CASE("open-redirect: each check of the text that a browser reads otherwise",
          "[browsing][agents]") {
    MakeAgent const agent = attack::make_open_redirect;
    for (Next const half :
         {Next::Open, Next::Slash, Next::OneSlash, Next::Contains, Next::Begins, Next::NoScheme}) {
        CAPTURE(static_cast<int>(half));
        CHECK(wins(agent, leading(half)));
    }
    for (Next const right : {Next::Own, Next::Parsed}) {
        CAPTURE(static_cast<int>(right));
        CHECK_FALSE(wins(agent, leading(right), json::object(), kNear));
    }
}

TEST_CASE("open-redirect: a link to go on is as good, and so is a script in it",
          "[browsing][agents]") {
    MakeAgent const agent = attack::make_open_redirect;
    auto const after = BoardStyle::After::Link;
    json const clicks = {{"goesOn", "signs in here,goes on"}};
    CHECK(wins(agent, leading(Next::Open, after), clicks));
    CHECK_FALSE(wins(agent, leading(Next::Open, after)));  // nobody clicked
    CHECK_FALSE(wins(agent, leading(Next::Own, after), clicks));
    CHECK_FALSE(wins(agent, leading(Next::Parsed, after), clicks));
    CHECK(wins(agent, leading(Next::NoScheme, after), clicks));
}

TEST_CASE("open-redirect: form-action holds for where a form's answer leads",
          "[browsing][agents]") {
    BoardStyle style = leading(Next::Open);
    style.policy = "form-action 'self'";
    CHECK_FALSE(wins(attack::make_open_redirect, style));
}

TEST_CASE("open-redirect: nobody types his password at a stranger's own link",
          "[browsing][agents]") {
    json change = json::parse(kBoard);
    ClubWorld world(
        [](reference::ClubHost& host) {
            return std::make_unique<reference::Board>(host, BoardStyle::vulnerable());
        },
        reference::kBoardSchema, std::move(change));
    json const entry = world.attack(victim_and_evil(), [](attack::Target& target) {
        attack::Victim& ada = *target.victim();
        target.host("evil.example")
            ->answer("/", attack::page("<form method=post><input name=username><input "
                                       "name=password><button>Sign in</button></form>"));
        for (char const* link : {"https://evil.example/", "https://club.example@evil.example/"}) {
            ada.opens(link);
            CHECK(ada.goes_on("signs in here") == attack::Outcome::Hindered);
        }
        ada.opens("https://club.example/login");
        CHECK(ada.goes_on("signs in here") == attack::Outcome::Done);
        CHECK(ada.goes_on("dances") == attack::Outcome::Hindered);
        ada.turns_away();
        CHECK(ada.goes_on("signs in here") == attack::Outcome::Hindered);
    });
    CHECK(entry["outcome"] == "blocked");
}
