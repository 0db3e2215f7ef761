// The attacker's own browser, against the club.
#include <algorithm>

#include "tests/core/browsing/club_world.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::tests;
using nlohmann::json;

TEST_CASE("position: in his own browser the attacker sees what the app's pages send",
          "[browsing][attack]") {
    json position = victim_and_evil();
    position["own"] = "eve";
    auto const entry =
        ClubWorld(reference::ClubStyle::vulnerable()).attack(position, [](attack::Target& target) {
            REQUIRE(target.own_browser() != nullptr);
            CHECK(target.own_browser()->does("no such thing").empty());
            auto const sent = target.own_browser()->does("signs in");
            auto const posted = std::find_if(
                sent.begin(), sent.end(),
                [](attack::Sent const& each) { return each.request.method == "POST"; });
            REQUIRE(posted != sent.end());
            CHECK(posted->request.body.find("username=") != std::string::npos);
            CHECK(posted->answer.headers.has("set-cookie"));
            CHECK(!target.own_browser()->holds().empty());
        });
    // What he sees and changes there is his own.
    CHECK(entry["outcome"] == "blocked");
}
