// The agents that are after the session of a signed-in person, against the bank.
#include "tests/core/browsing/agents_world.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::tests;
using nlohmann::json;
using reference::BankStyle;

namespace {

json position(json const& more) {
    json all = {{"victim", "ada"}, {"hosts", {"evil.example"}}};
    if (!more.is_null()) all.merge_patch(more);
    return all;
}
json const kLeaks = {{"leaks", {"browser", "database", "log"}}};

Attempt attempt(MakeAgent agent, json const& more, json options = json::object()) {
    options["private"] = "home";
    if (!options.contains("does")) options["does"] = "looks at home";
    return {.agent = agent, .options = options, .position = position(more)};
}

}  // namespace

TEST_CASE("session agents: all win on the vulnerable bank and nothing on the hardened one",
          "[browsing][agents]") {
    Attempt const all[] = {
        attempt(attack::make_stolen_after_logout, kLeaks),
        attempt(attack::make_stolen_after_password_change, kLeaks),
        attempt(attack::make_stolen_after_expiry, kLeaks),
        attempt(attack::make_leaked_database, kLeaks),
        attempt(attack::make_leaked_log, kLeaks),
        attempt(attack::make_session_fixation, {{"hosts", {"blog.club.example"}}}),
        attempt(attack::make_guessed_session, {}),
        attempt(attack::make_ssl_strip, {{"line", true}}, {{"does", "types the address"}}),
    };
    for (Attempt const& each : all) {
        CAPTURE(&each - all);
        BankStyle vulnerable = BankStyle::vulnerable();
        vulnerable.cookie = "Path=/";
        if (each.agent == attack::make_leaked_database || each.agent == attack::make_leaked_log)
            vulnerable.ids = BankStyle::Ids::Random;
        CHECK(wins_at_bank(each, vulnerable));
        // The hardened bank has been visited before the network is the attacker's.
        Attempt again = each;
        again.options["first"] = "looks at home";
        CHECK_FALSE(wins_at_bank(again, {}));
    }
}

TEST_CASE("stolen-session: each end has to be on the server", "[browsing][agents]") {
    BankStyle style;
    style.logout = BankStyle::Ends::InBrowser;
    CHECK(wins_at_bank(attempt(attack::make_stolen_after_logout, kLeaks), style));
    CHECK_FALSE(wins_at_bank(attempt(attack::make_stolen_after_password_change, kLeaks), style));
    style = {.password = BankStyle::Ends::InBrowser};
    CHECK(wins_at_bank(attempt(attack::make_stolen_after_password_change, kLeaks), style));
    CHECK_FALSE(wins_at_bank(attempt(attack::make_stolen_after_logout, kLeaks), style));
    style = {.expiry = BankStyle::Ends::InBrowser};
    style.cookie += "; Max-Age=3600";
    CHECK(wins_at_bank(attempt(attack::make_stolen_after_expiry, kLeaks), style));
    CHECK_FALSE(wins_at_bank(attempt(attack::make_stolen_after_expiry, kLeaks), {}));
}

TEST_CASE("stolen-after-password-change: of whoever knew the old password", "[browsing][agents]") {
    Attempt const known = attempt(attack::make_stolen_after_password_change, {},
                                  {{"known", "{{ada.username}}\t{{ada.password}}"}});
    BankStyle style;
    style.password = BankStyle::Ends::InBrowser;
    CHECK(wins_at_bank(known, style));
    // He may be signed in twice.
    style.password = BankStyle::Ends::NewestTwo;
    CHECK(wins_at_bank(known, style));
    CHECK_FALSE(wins_at_bank(known, {}));
}

TEST_CASE("kept-session: an end that only the cookie knows", "[browsing][agents]") {
    Attempt const kept = attempt(attack::make_kept_session, kLeaks, {{"wait", "10 days"}});
    BankStyle style;
    style.expiry = BankStyle::Ends::InBrowser;
    CHECK(wins_at_bank(kept, style));
    CHECK_FALSE(wins_at_bank(kept, {}));
}

TEST_CASE("sibling-cookie: a cookie with Domain goes to the blog", "[browsing][agents]") {
    Attempt const beside = attempt(attack::make_sibling_cookie, {{"hosts", {"blog.club.example"}}});
    BankStyle style;
    CHECK_FALSE(wins_at_bank(beside, style));
    style.cookie += "; Domain=club.example";
    CHECK(wins_at_bank(beside, style));
}

TEST_CASE("leaked-database and leaked-log: a session in clear text", "[browsing][agents]") {
    BankStyle style = {.at_rest = BankStyle::AtRest::Clear};
    CHECK(wins_at_bank(attempt(attack::make_leaked_database, kLeaks), style));
    CHECK_FALSE(wins_at_bank(attempt(attack::make_leaked_log, kLeaks), style));
    style = {.log = BankStyle::Log::Tokens};
    CHECK(wins_at_bank(attempt(attack::make_leaked_log, kLeaks), style));
    CHECK_FALSE(wins_at_bank(attempt(attack::make_leaked_database, kLeaks), style));
}

TEST_CASE("guessed-session: counters, clocks and digests of names", "[browsing][agents]") {
    for (auto ids : {BankStyle::Ids::Counter, BankStyle::Ids::Time, BankStyle::Ids::OfName,
                     BankStyle::Ids::OfNameAndTime}) {
        CAPTURE(static_cast<int>(ids));
        BankStyle style;
        style.ids = ids;
        CHECK(wins_at_bank(attempt(attack::make_guessed_session, {}), style));
    }
    CHECK_FALSE(wins_at_bank(attempt(attack::make_guessed_session, {}), {}));
}

TEST_CASE("session-fixation: by a link, by a sibling's cookie, on the line", "[browsing][agents]") {
    BankStyle kept = {.at_login = BankStyle::Session::Kept};
    CHECK(wins_at_bank(attempt(attack::make_session_fixation, {}), kept));
    kept.cookie = "Path=/; HttpOnly; Secure; SameSite=Lax";
    Attempt const by_sibling =
        attempt(attack::make_session_fixation, {{"hosts", {"blog.club.example"}}});
    CHECK(wins_at_bank(by_sibling, kept));
    CHECK_FALSE(wins_at_bank(by_sibling, {}));
    // His own session, that the app goes on with in her name.
    CHECK(wins_at_bank(by_sibling, {.at_login = BankStyle::Session::TakenOver}));
    // A new id at sign-in ends all of that.
    CHECK_FALSE(wins_at_bank(attempt(attack::make_session_fixation, {{"line", true}}), {}));
}

TEST_CASE("wire-cookie: a cookie that is not Secure shows itself over http", "[browsing][agents]") {
    Attempt const on_line = attempt(attack::make_wire_cookie, {{"line", true}});
    BankStyle style;
    style.headers = {};
    style.cookie = "Path=/; HttpOnly; SameSite=Lax";
    CHECK(wins_at_bank(on_line, style));
    style.cookie += "; Secure";
    CHECK_FALSE(wins_at_bank(on_line, style));
    // Of a whole domain: the name below it is asked over http unless HSTS includes it.
    style.cookie = "Path=/; HttpOnly; SameSite=Lax; Domain=club.example";
    style.headers = {{"strict-transport-security", "max-age=31536000"}};
    CHECK(wins_at_bank(on_line, style));
    style.headers = {{"strict-transport-security", "max-age=31536000; includeSubDomains"}};
    CHECK_FALSE(wins_at_bank(on_line, style));
}

TEST_CASE("ssl-strip: the first visit, the next one, and weeks later", "[browsing][agents]") {
    auto const after = [](json const& options) {
        json all = options;
        all["does"] = "types the address";
        return attempt(attack::make_ssl_strip, {{"line", true}}, all);
    };
    json const visited = {{"first", "looks at home"}};
    json const long_ago = {{"first", "looks at home"}, {"wait", "60 days"}};
    BankStyle style;
    CHECK(wins_at_bank(after(json::object()), style));
    CHECK_FALSE(wins_at_bank(after(visited), style));
    CHECK_FALSE(wins_at_bank(after(long_ago), style));
    style.headers = {{"strict-transport-security", "max-age=86400"}};
    CHECK_FALSE(wins_at_bank(after(visited), style));
    CHECK(wins_at_bank(after(long_ago), style));
    style.headers = {};
    CHECK(wins_at_bank(after(visited), style));
}

TEST_CASE("cookie-tossing: the attacker's session goes first, unless its name forbids it",
          "[browsing][agents]") {
    Attempt tossing = attempt(attack::make_cookie_tossing, {{"hosts", {"blog.club.example"}}},
                              {{"does", "saves the card"}});
    CHECK(wins_at_bank(tossing, {}));
    tossing.position["hosts"] = {"evil.example"};
    CHECK_FALSE(wins_at_bank(tossing, {}));
}

TEST_CASE("wire-listen: what is typed over http is read along", "[browsing][agents]") {
    Attempt const listening =
        attempt(attack::make_wire_listen, {{"line", true}}, {{"does", "types the address"}});
    BankStyle style;
    style.cookie = "Path=/; HttpOnly";
    CHECK_FALSE(wins_at_bank(listening, style));
    style.plain = BankStyle::Plain::Served;
    CHECK(wins_at_bank(listening, style));
}

TEST_CASE("wire-tossing: names below are asked over https only, or anybody answers for them",
          "[browsing][agents]") {
    Attempt const tossing = attempt(
        attack::make_wire_tossing, {{"line", true}},
        {{"first", "looks at home"}, {"signsIn", "types the address"}, {"does", "saves the card"}});
    BankStyle style;
    style.headers = {{"strict-transport-security", "max-age=31536000; includeSubDomains"}};
    CHECK_FALSE(wins_at_bank(tossing, style));
    style.headers = {{"strict-transport-security", "max-age=31536000"}};
    CHECK(wins_at_bank(tossing, style));
}

TEST_CASE("wire-cookie: a cookie that outlives HSTS goes over the line", "[browsing][agents]") {
    Attempt const later =
        attempt(attack::make_wire_cookie, {{"line", true}}, {{"wait", "380 days"}});
    BankStyle style;
    style.expiry = BankStyle::Ends::InBrowser;
    style.headers = {{"strict-transport-security", "max-age=31536000; includeSubDomains"}};
    style.cookie = "Path=/; Max-Age=34560000";
    CHECK(wins_at_bank(later, style));
    style.cookie += "; Secure";
    CHECK_FALSE(wins_at_bank(later, style));
}

TEST_CASE("clickjacking: a sibling's frame is of the same site", "[browsing][agents]") {
    Attempt const framing = {.agent = attack::make_clickjacking,
                             .endpoints = {"transfer"},
                             .options = {{"form", "transferForm"}},
                             .position = {{"victim", "ada"}, {"hosts", {"blog.club.example"}}}};
    BankStyle style;
    CHECK_FALSE(wins_at_bank(framing, style));
    style.headers.remove("x-frame-options");
    style.headers.remove("content-security-policy");
    CHECK(wins_at_bank(framing, style));
}

namespace {

MakeAgent const kAllOfBrowsers[] = {
    attack::make_clickjacking,
    attack::make_cookie_tossing,
    attack::make_cors_read,
    attack::make_csrf_fetch,
    attack::make_csrf_form,
    attack::make_csrf_leaked_token,
    attack::make_csrf_link,
    attack::make_csrf_old_token,
    attack::make_csrf_origin,
    attack::make_csrf_sibling,
    attack::make_csrf_token,
    attack::make_csrf_window,
    attack::make_guessed_session,
    attack::make_jwt_forgery,
    attack::make_kept_session,
    attack::make_leaked_database,
    attack::make_leaked_log,
    attack::make_login_csrf,
    attack::make_mime_upload,
    attack::make_open_redirect,
    attack::make_referrer_leak,
    attack::make_refresh_as_access,
    attack::make_refresh_early,
    attack::make_refresh_late,
    attack::make_refresh_race,
    attack::make_refresh_replay,
    attack::make_script_takeover,
    attack::make_session_fixation,
    attack::make_shared_computer,
    attack::make_sibling_cookie,
    attack::make_ssl_strip,
    attack::make_stolen_after_expiry,
    attack::make_stolen_after_logout,
    attack::make_stolen_after_password_change,
    attack::make_wire_cookie,
    attack::make_wire_listen,
    attack::make_wire_tossing,
    attack::make_xss_base,
    attack::make_xss_dangling,
    attack::make_xss_dom,
    attack::make_xss_form,
    attack::make_xss_nonce,
    attack::make_xss_object,
    attack::make_xss_reflected,
    attack::make_xss_remote_script,
    attack::make_xss_stored,
};

}  // namespace

// The victim's password, session and card all go over http, where anybody on the line reads them.
TEST_CASE("without a place on the line no agent learns what goes over it", "[browsing][agents]") {
    BankStyle style;
    style.headers = {};
    style.cookie = "Path=/; HttpOnly; SameSite=Lax";
    style.plain = BankStyle::Plain::Served;
    // What he stores is his own card: a transfer of his own would be a change, too.
    json const in_the_clear = {{"signsIn", "types the address"},
                               {"does", "types the address"},
                               {"store", "saveCard.card"}};
    for (MakeAgent const& agent : kAllOfBrowsers) {
        CAPTURE(&agent - kAllOfBrowsers);
        CHECK_FALSE(wins_at_bank(attempt(agent, {}, in_the_clear), style));
    }
    for (MakeAgent agent :
         {attack::make_wire_listen, attack::make_wire_cookie, attack::make_ssl_strip})
        CHECK(wins_at_bank(attempt(agent, {{"line", true}}, in_the_clear), style));
}
