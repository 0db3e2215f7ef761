#include "tests/core/browsing/club_world.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::tests;
using nlohmann::json;

namespace {

json steps(char const* text) { return json::parse(text); }

constexpr char kSignIn[] = R"({ "as": "ada", "fill": { "username": "{{ada.username}}",
    "password": "{{ada.password}}" }, "click": "Sign in" })";

json signed_in(std::initializer_list<json> more) {
    json all = json::array({{{"as", "ada"}, {"visit", "/login"}}, json::parse(kSignIn)});
    for (json const& step : more) all.push_back(step);
    return all;
}

// What the first step that was not as expected got; "" when all were.
std::string broken(json const& entry) {
    return entry["outcome"] == "served" ? "" : entry["effect"].get<std::string>();
}

}  // namespace

TEST_CASE("browser story: a user signs in by a form and sees the account", "[browsing]") {
    ClubWorld club;
    auto const entry = club.story(signed_in({
        {{"as", "ada"},
         {"expect",
          {{"status", 200},
           {"url", "/"},
           {"title", "Club"},
           {"text", {"Welcome {{ada.username}}", "100 points"}},
           {"absent", {"Sign in"}},
           {"shows", {{"#status", "ready"}}},
           {"cookies", {{"sid", {{"secure", true}, {"httpOnly", true}, {"sameSite", "Lax"}}}}}}}},
    }));
    CHECK(broken(entry) == "");
    CHECK(club.scripts.faults.empty());
    CHECK(club.scripts.open_pages() == 0);
}

TEST_CASE("browser story: each expectation that does not hold is told as one", "[browsing]") {
    struct Case {
        json expect;
        std::string told;
    };
    for (Case const& each : std::vector<Case>{
             {{{"status", 404}}, "404"},
             {{{"url", "/login"}}, "expected the page https://club.example/login, got"},
             {{{"title", "Home"}}, "expected the title \"Home\", got \"Club\""},
             {{{"text", {"101 points"}}}, "expected a page that shows \"101 points\""},
             {{{"absent", {"100 points"}}}, "expected a page without \"100 points\""},
             {{{"shows", {{"#status", "done"}}}}, "expected #status with \"done\", got ready"},
             {{{"shows", {{"#nothing", "x"}}}}, "no such element"},
             {{{"loads", {"/other.js"}}}, "it did not ask for it"},
             {{{"cookies", {{"sid", {{"httpOnly", false}}}}}}, "the cookie sid"},
             {{{"cookies", {{"sid", false}}}}, "the cookie sid"},
             {{{"cookies", {{"other", json::object()}}}}, "no such cookie"}}) {
        CAPTURE(each.expect.dump());
        ClubWorld club;
        auto const entry =
            club.story(signed_in({{{"as", "ada"}, {"visit", "/"}, {"expect", each.expect}}}));
        CHECK(entry["outcome"] == "broken");
        CHECK(entry["step"] == 3);
        CHECK(broken(entry).find(each.told) != std::string::npos);
    }
}

TEST_CASE("browser story: what a user does not see he cannot use", "[browsing]") {
    for (json const& deed : {json{{"click", "Sign out"}}, json{{"fill", {{"iban", "1"}}}},
                             json{{"submit", "#order"}}}) {
        ClubWorld club;
        json step = deed;
        step["as"] = "ada";
        auto const entry = club.story({{{"as", "ada"}, {"visit", "/login"}}, step});
        CHECK(entry["outcome"] == "broken");
        CHECK(broken(entry).find("to see") != std::string::npos);
    }
}

TEST_CASE("browser story: a policy that stops the page's own script breaks the story",
          "[browsing]") {
    reference::ClubStyle style;
    style.headers = {{"content-security-policy", "default-src 'none'"}};
    ClubWorld club(style);
    auto const entry = club.story(steps(
        R"([{ "visit": "/", "expect": { "loads": ["/club.js"], "shows": { "#status": "ready" } } }])"));
    CHECK(broken(entry).find("club.js") != std::string::npos);
    CHECK(entry["browser"].dump().find("script-src") != std::string::npos);
}

TEST_CASE("browser story: tabs, history, waiting and a restart are the person's", "[browsing]") {
    reference::ClubStyle style;
    style.cookie += "; Max-Age=3600";
    ClubWorld club(style);
    json const home = {{"as", "ada"}, {"visit", "/"}};
    auto step = [&](json more) {
        json one = {{"as", "ada"}};
        one.update(more);
        return one;
    };
    json const is_in = {{"text", {"Welcome"}}}, is_out = {{"text", {"Sign in"}}};
    auto const entry = club.story(signed_in({
        step({{"tab", "second"}, {"visit", "/comments"}, {"expect", {{"title", "Comments"}}}}),
        step({{"expect", {{"title", "Club"}}}}),
        step({{"click", "Comments"}, {"expect", {{"url", "/comments"}}}}),
        step({{"go", "back"}, {"expect", {{"url", "/"}}}}),
        step({{"go", "reload"}, {"expect", is_in}}),
        step({{"restart", true}}),
        step({{"visit", "/"}, {"expect", is_in}}),
        step({{"wait", "61 minutes"}}),
        step({{"visit", "/"}, {"expect", is_out}}),
    }));
    CHECK(broken(entry) == "");
}

TEST_CASE("browser story: an address without a scheme is http, as it is typed", "[browsing]") {
    ClubWorld club;
    auto const entry = club.story(steps(R"([
        { "visit": "club.example/comments", "expect": { "url": "/comments" } },
        { "visit": "http://club.example/", "expect": { "url": "/" } } ])"));
    CHECK(broken(entry) == "");
    CHECK(entry["trace"][0]["request"]["scheme"] == "http");
    CHECK(entry["trace"][0]["response"]["status"] == 308);
    // The second time HSTS knew: nothing went out over http.
    int plain = 0;
    for (json const& exchange : entry["trace"]) plain += exchange["request"].contains("scheme");
    CHECK(plain == 1);
}

TEST_CASE("browser story: a request of the person's own goes out of his browser", "[browsing]") {
    ClubWorld club;
    auto const entry = club.story(signed_in({
        {{"as", "ada"}, {"visit", "/transfer"}, {"save", {{"token", "[name=form_token]"}}}},
    }));
    CHECK(broken(entry).find("an element") != std::string::npos);
    auto const saved = club.story(signed_in({
        {{"as", "ada"}, {"visit", "/transfer"}, {"save", {{"token", "form_token"}}}},
        {{"as", "ada"},
         {"send", "POST /transfer"},
         {"together", 2},
         {"form", {{"to", "{{eve.username}}"}, {"amount", "5"}, {"form_token", "{{$token}}"}}},
         {"expect", {{"status", 303}}}},
        {{"as", "ada"}, {"visit", "/"}, {"expect", {{"text", {"90 points"}}}}},
        {{"as", "eve"}, {"send", "GET /"}, {"expect", {{"status", 200}}}},
    }));
    CHECK(broken(saved) == "");
}

TEST_CASE("browser story: what a request of his own ends has ended in the browser", "[browsing]") {
    ClubWorld club;
    auto const entry = club.story(signed_in({
        {{"as", "ada"}, {"send", "POST /logout"}, {"expect", {{"status", 303}}}},
        {{"as", "ada"}, {"visit", "/"}, {"expect", {{"text", {"Sign in"}}}}},
        {{"as", "ada"}, {"send", "GET /"}, {"expect", {{"absent", {"Welcome"}}}}},
    }));
    CHECK(broken(entry) == "");
}

TEST_CASE("browser story: an old browser sends no Sec-Fetch headers", "[browsing]") {
    for (bool const is_old : {false, true}) {
        ClubWorld club;
        json more = json::object();
        if (is_old) more = {{"browsers", {{"ada", "old"}}}};
        auto const entry = club.story({{{"as", "ada"}, {"visit", "/"}}}, more);
        std::string const sent = entry["trace"][0]["request"].dump();
        CHECK((sent.find("Sec-Fetch-Site") == std::string::npos) == is_old);
    }
}

TEST_CASE("browser exercise: what it says wrongly of browsers is a fault with its place",
          "[browsing]") {
    ClubWorld club;
    CHECK(club.faults(json::object()) == "");
    auto const story = [](json step) {
        return json{{"stories",
                     {{{"id", "s"}, {"title", "s"}, {"steps", json::array({std::move(step)})}}}}};
    };
    auto const says = [&](json const& change, std::string_view what) {
        INFO(club.faults(change));
        CHECK(club.faults(change).find(what) != std::string::npos);
    };
    says(story({{"vist", "/"}}), "/stories/0/steps/0/send: must be a method and a path");
    says(story({{"visit", "/"}, {"clik", "x"}}), "/stories/0/steps/0/clik: is not known here");
    says(story({{"visit", "/"}, {"click", "x"}}), "does two things");
    says(story({{"wait", "a while"}}), "/stories/0/steps/0/wait: must be a number of seconds");
    says(story({{"go", "up"}}), "must be one of: back, forward, reload");
    says(story({{"visit", "/"}, {"changes", true}}), "is for routines only");
    says(story({{"asOwner", "DELETE FROM accounts"}}), "is for routines only");
    says({{"world", {{"hosts", {{"evil.example", {{"attacker", "evil"}}}}}}}}, "must be a folder");
    says({{"world", {{"hosts", {{"club.example", {{"app", true}}}}}}}}, "is world.host");
    json attack = json::parse(club.exercise())["attacks"][0];
    attack["position"] = {{"victim", "nobody"}, {"hosts", {"good.example"}}, {"leaks", {"mind"}}};
    says({{"attacks", {attack}}}, "/attacks/0/position/victim: names no key of world.people");
    says({{"attacks", {attack}}}, "names no host of world.hosts");
    says({{"attacks", {attack}}}, "must be one of: browser, database, log");
    attack["position"] = {{"line", true}};
    says({{"attacks", {attack}}}, "needs a victim");
}

TEST_CASE("browser exercise: without a browser part it says what is missing", "[browsing]") {
    ClubWorld club;
    auto const read = range::read_exercise(club.exercise());
    REQUIRE_FALSE(read.ok());
    CHECK(read.error().front().find("\"core\": \"browser\"") != std::string::npos);
}
