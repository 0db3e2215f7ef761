// The agents of cross-site request forgery against the bank: they win on the vulnerable one, win
// nothing on the hardened one, and each finds its own half-built defence.
#include "tests/core/browsing/agents_world.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::tests;
using attack::make_clickjacking;
using nlohmann::json;
using reference::BankStyle;

namespace {

Attempt against_transfer(MakeAgent agent) {
    return {.agent = agent, .endpoints = {"transfer"}, .options = {{"form", "transferForm"}}};
}

json in_old_browser() {
    json position = victim_and_evil();
    position["browser"] = "old";
    return position;
}

json with_sibling() {
    json position = victim_and_evil();
    position["hosts"] = {"evil.example", "blog.club.example"};
    return position;
}

// Cookies that go along with everything, so that it is the token or the origin that decides.
BankStyle open_cookie() { return {.cookie = "Path=/; Secure; SameSite=None"}; }

BankStyle with(BankStyle::Token token) {
    BankStyle style = open_cookie();
    style.token = token;
    return style;
}
BankStyle with(BankStyle::Origin origin) {
    BankStyle style = with(BankStyle::Token::Unchecked);
    style.origin = origin;
    return style;
}

MakeAgent const kForgers[] = {attack::make_csrf_form,   attack::make_csrf_window,
                              attack::make_csrf_link,   attack::make_csrf_fetch,
                              attack::make_csrf_origin, attack::make_csrf_sibling};

}  // namespace

TEST_CASE("csrf agents: all win on the vulnerable bank and nothing on the hardened one",
          "[browsing][agents]") {
    for (MakeAgent agent : kForgers) {
        CAPTURE(&agent - kForgers);
        Attempt attempt = against_transfer(agent);
        attempt.position = with_sibling();
        CHECK(wins_at_bank(attempt, BankStyle::vulnerable()));
        CHECK_FALSE(wins_at_bank(attempt, {}));
        attempt.position["browser"] = "old";
        CHECK_FALSE(wins_at_bank(attempt, {}));
        CHECK_FALSE(wins_at_bank(attempt, open_cookie()));
        CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Origin::Strict)));
    }
}

TEST_CASE("csrf-form: a token that need not be there, or may be empty", "[browsing][agents]") {
    Attempt const attempt = against_transfer(attack::make_csrf_form);
    CHECK(wins_at_bank(attempt, with(BankStyle::Token::IfPresent)));
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Token::Issued)));
}

TEST_CASE("csrf-form: JSON in a text/plain form where any body is read as JSON",
          "[browsing][agents]") {
    BankStyle style = with(BankStyle::Token::Unchecked);
    style.bodies = BankStyle::Bodies::OnlyJson;
    CHECK(wins_at_bank(against_transfer(attack::make_csrf_form), style));
    style.origin = BankStyle::Origin::Strict;
    CHECK_FALSE(wins_at_bank(against_transfer(attack::make_csrf_form), style));
}

TEST_CASE("csrf-form: a forgotten route is found by its method", "[browsing][agents]") {
    BankStyle style = open_cookie();
    style.limit = BankStyle::Limit::Forgotten;
    Attempt attempt = against_transfer(attack::make_csrf_form);
    attempt.endpoints = {"transfer", "limit"};
    CHECK_FALSE(wins_at_bank(attempt, style));
    style.methods = BankStyle::Methods::Override;
    CHECK(wins_at_bank(attempt, style));
}

TEST_CASE("csrf-form, csrf-sibling: an address in other letters, which the router takes",
          "[browsing][agents]") {
    BankStyle style = open_cookie();
    style.paths = BankStyle::Paths::ByLetter;
    CHECK(wins_at_bank(against_transfer(attack::make_csrf_form), style));
    Attempt beside = against_transfer(attack::make_csrf_sibling);
    beside.position = with_sibling();
    CHECK(wins_at_bank(beside, style));
}

TEST_CASE("csrf-window: a cookie without SameSite goes along for two minutes",
          "[browsing][agents]") {
    BankStyle style = with(BankStyle::Token::Unchecked);
    style.cookie = "Path=/; Secure; HttpOnly";
    CHECK(wins_at_bank(against_transfer(attack::make_csrf_window), style));
    CHECK_FALSE(wins_at_bank(against_transfer(attack::make_csrf_form), style));
    Attempt old = against_transfer(attack::make_csrf_form);
    old.position = in_old_browser();
    CHECK(wins_at_bank(old, style));
}

TEST_CASE("csrf-token: any token that was given out, and any text", "[browsing][agents]") {
    Attempt const attempt = against_transfer(attack::make_csrf_token);
    CHECK(wins_at_bank(attempt, with(BankStyle::Token::Issued)));
    CHECK(wins_at_bank(attempt, with(BankStyle::Token::NotEmpty)));
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Token::OfSession)));
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Token::DoubleSubmit)));
}

TEST_CASE("csrf-form, csrf-token: a sibling host is as good as another where a cookie says Lax",
          "[browsing][agents]") {
    BankStyle style;
    style.token = BankStyle::Token::IfPresent;
    Attempt attempt = against_transfer(attack::make_csrf_form);
    CHECK_FALSE(wins_at_bank(attempt, style));
    attempt.position["hosts"] = {"blog.club.example"};
    CHECK(wins_at_bank(attempt, style));
    attempt.agent = attack::make_csrf_token;
    style.token = BankStyle::Token::Issued;
    CHECK(wins_at_bank(attempt, style));
    CHECK_FALSE(wins_at_bank(attempt, {}));
}

TEST_CASE("csrf-token: of other forms only what is called a token is copied",
          "[browsing][agents]") {
    BankStyle style = with(BankStyle::Token::Issued);
    style.methods = BankStyle::Methods::Override;
    CHECK(wins_at_bank(against_transfer(attack::make_csrf_token), style));
}

TEST_CASE("csrf-form: a quiet browser tells no origin, which is no reason to believe it",
          "[browsing][agents]") {
    Attempt attempt = against_transfer(attack::make_csrf_form);
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Origin::AbsentAccepted)));
    attempt.position["browser"] = "quiet";
    CHECK(wins_at_bank(attempt, with(BankStyle::Origin::AbsentAccepted)));
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Origin::Strict)));
}

TEST_CASE("csrf-old-token: a token of the account outlives the session", "[browsing][agents]") {
    Attempt attempt = against_transfer(attack::make_csrf_old_token);
    attempt.options["does"] = "opens the form";
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Token::OfAccount)));
    attempt.position["leaks"] = {"page"};
    CHECK(wins_at_bank(attempt, with(BankStyle::Token::OfAccount)));
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Token::OfSession)));
}

TEST_CASE("csrf-leaked-token: a token in an address is told by the Referer", "[browsing][agents]") {
    Attempt attempt = against_transfer(attack::make_csrf_leaked_token);
    attempt.options["does"] = "reads the news";
    attempt.position["browser"] = "old";
    BankStyle in_address = with(BankStyle::Token::InAddress);
    CHECK_FALSE(wins_at_bank(attempt, in_address));  // its Referrer-Policy
    in_address.headers = {};
    CHECK(wins_at_bank(attempt, in_address));
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Token::OfSession)));
    // Browsers of today tell other origins no more than the origin.
    attempt.position["browser"] = "current";
    CHECK_FALSE(wins_at_bank(attempt, in_address));
}

TEST_CASE("csrf-link: a Lax cookie goes along with a link, so GET must change nothing",
          "[browsing][agents]") {
    BankStyle style;
    style.token = BankStyle::Token::Unchecked;
    CHECK_FALSE(wins_at_bank(against_transfer(attack::make_csrf_link), style));
    style.methods = BankStyle::Methods::AlsoGet;
    CHECK(wins_at_bank(against_transfer(attack::make_csrf_link), style));
    CHECK_FALSE(wins_at_bank(against_transfer(attack::make_csrf_form), style));
    style.methods = BankStyle::Methods::Override;
    CHECK(wins_at_bank(against_transfer(attack::make_csrf_link), style));
}

TEST_CASE("csrf-fetch: where another origin may read, it reads the token", "[browsing][agents]") {
    BankStyle style = open_cookie();
    style.cors = BankStyle::Cors::Reflected;
    CHECK(wins_at_bank(against_transfer(attack::make_csrf_fetch), style));
    CHECK_FALSE(wins_at_bank(against_transfer(attack::make_csrf_form), style));
    Attempt limit = against_transfer(attack::make_csrf_fetch);
    limit.endpoints = {"limit"};
    style.limit = BankStyle::Limit::Forgotten;
    CHECK(wins_at_bank(limit, style));
    style.cors = BankStyle::Cors::None;
    CHECK_FALSE(wins_at_bank(limit, style));
}

TEST_CASE("csrf-fetch: any page's script may ask for JSON", "[browsing][agents]") {
    BankStyle style = open_cookie();
    style.apps = BankStyle::Apps::ByAccept;
    CHECK(wins_at_bank(against_transfer(attack::make_csrf_fetch), style));
    CHECK_FALSE(wins_at_bank(against_transfer(attack::make_csrf_form), style));
}

TEST_CASE("csrf-origin: each careless check of Origin and Referer", "[browsing][agents]") {
    Attempt attempt = against_transfer(attack::make_csrf_origin);
    attempt.position["hosts"] = {"evil.example", "evilclub.example"};
    for (auto origin : {BankStyle::Origin::MissingAccepted, BankStyle::Origin::NullAccepted,
                        BankStyle::Origin::Contains, BankStyle::Origin::Ends}) {
        CAPTURE(static_cast<int>(origin));
        CHECK(wins_at_bank(attempt, with(origin)));
        Attempt form = against_transfer(attack::make_csrf_form);
        CHECK_FALSE(wins_at_bank(form, with(origin)));
    }
    CHECK_FALSE(wins_at_bank(attempt, with(BankStyle::Origin::FetchSite)));
    attempt.position["browser"] = "old";
    CHECK(wins_at_bank(attempt, with(BankStyle::Origin::FetchSite)));
}

TEST_CASE("csrf-sibling: SameSite is no help, and naive double submit neither",
          "[browsing][agents]") {
    Attempt attempt = against_transfer(attack::make_csrf_sibling);
    attempt.position = with_sibling();
    BankStyle strict = {.cookie = "Path=/; HttpOnly; Secure; SameSite=Strict"};
    strict.token = BankStyle::Token::Unchecked;
    CHECK(wins_at_bank(attempt, strict));
    CHECK_FALSE(wins_at_bank(against_transfer(attack::make_csrf_form), strict));
    strict.origin = BankStyle::Origin::FetchSite;
    CHECK_FALSE(wins_at_bank(attempt, strict));
    strict.origin = BankStyle::Origin::Unchecked;
    strict.token = BankStyle::Token::DoubleSubmit;
    CHECK(wins_at_bank(attempt, strict));
    CHECK_FALSE(wins_at_bank(against_transfer(attack::make_csrf_token), strict));
}

TEST_CASE("login-csrf: what is saved afterwards is in the attacker's account",
          "[browsing][agents]") {
    Attempt const attempt{.agent = attack::make_login_csrf,
                          .options = {{"does", "saves the card"}, {"private", "home"}}};
    BankStyle style;
    style.login = BankStyle::Login::Open;
    CHECK(wins_at_bank(attempt, style));
    CHECK_FALSE(wins_at_bank(attempt, {}));
    // A hidden field alone is copied; it is the cookie beside it that the attacker lacks.
    CHECK_FALSE(wins_at_bank(attempt, open_cookie()));
}

TEST_CASE("clickjacking: the token is the app's own, the click is not meant",
          "[browsing][agents]") {
    BankStyle style = open_cookie();
    style.headers = {};
    CHECK(wins_at_bank(against_transfer(make_clickjacking), style));
    style.headers = {{"x-frame-options", "DENY"}};
    CHECK_FALSE(wins_at_bank(against_transfer(make_clickjacking), style));
    style.headers = {{"x-frame-options", "ALLOW-FROM https://club.example"}};
    CHECK(wins_at_bank(against_transfer(make_clickjacking), style));
    // A Lax cookie stays away from a frame of another site.
    BankStyle lax;
    lax.headers = {};
    CHECK_FALSE(wins_at_bank(against_transfer(make_clickjacking), lax));
}
