// Steps of people who share an address, wait and come again, and the proxy they all come through.
#include "core/range/json_text.h"
#include "core/range/scenario.h"
#include "tests/core/catch.h"
#include "tests/core/range/small_world.h"

using namespace parapet;
using namespace parapet::range;

namespace {

// Says who called, as it hears it, and how late it is; /later refuses for so many seconds.
class Porter final : public App {
public:
    explicit Porter(World& world) : world_(world) {}
    std::vector<http::Response> serve(std::span<http::Request const> requests) override {
        std::vector<http::Response> responses;
        for (http::Request const& request : requests) {
            http::Response one{.headers = {{"content-type", "application/json"}}};
            std::string const last = request.target.substr(request.target.rfind('/') + 1);
            if (request.target.starts_with("/later")) one.headers.append("Retry-After", last);
            auto const minutes =
                std::chrono::duration_cast<std::chrono::minutes>(world_.now() - world_.start());
            one.body =
                to_canonical(object({{"from", request.client_address},
                                     {"for", request.headers.get("x-forwarded-for").value_or("")},
                                     {"body", request.body},
                                     {"minutes", static_cast<std::int64_t>(minutes.count())}}));
            responses.push_back(std::move(one));
        }
        return responses;
    }

private:
    World& world_;
};

Json walk(char const* steps, char const* edge = "") {
    auto const stories =
        nlohmann::json::parse(std::string(R"([{"id":"s","title":"S","steps":)") + steps + "}]");
    nlohmann::json more{{"stories", stories}};
    if (*edge != '\0') {
        more["world"] = nlohmann::json::parse(small_exercise())["world"];
        more["world"]["edge"] = edge;
        more["world"]["people"].push_back({{"key", "clerk"}, {"times", 3}, {"n", "{{letters 6}}"}});
        more["world"]["rows"] = nlohmann::json::array();
    }
    SmallWorld small(1, "s", more);
    Porter porter(small.world);
    auto const result = play_case(small.exercise.stories[0], small.world, porter, 100'000);
    INFO((result ? "" : result.error()));
    REQUIRE(result.ok());
    return result.value().json;
}

}  // namespace

TEST_CASE("steps: an edge appends who called, and calls itself") {
    Json const entry = walk(R"([{"send":"GET /","headers":{"x-forwarded-for":"1.2.3.4"},
        "expect":{"json":{"from":"127.0.0.1"}},"save":{"for":"$.for"}},
        {"send":"GET /","expect":{"json":{"from":"127.0.0.1"}},"save":{"bare":"$.for"}},
        {"send":"GET /","headers":{"x-forwarded-for":"1.2.3.4"},"expect":{"json":{"for":"1.2.3.4, {{$bare}}"}}}])",
                            "127.0.0.1");
    CHECK(text_of(entry, "effect") == "");
    CHECK(walk(R"([{"send":"GET /","expect":{"json":{"for":""}}}])")["outcome"] == "served");
}

TEST_CASE("steps: a place has one address for all, and * is another each time") {
    Json const entry =
        walk(R"([{"as":"ada","from":"office","send":"GET /","save":{"office":"$.from"}},
        {"as":"eve","from":"office","send":"GET /","expect":{"json":{"from":"{{$office}}"}}},
        {"from":"*","send":"GET /","save":{"one":"$.from"}},
        {"from":"*","send":"GET /","save":{"other":"$.from"}}])");
    CHECK(entry["outcome"] == "served");
    CHECK(walk(R"([{"from":"*","send":"GET /","save":{"one":"$.from"}},
        {"from":"*","send":"GET /","expect":{"json":{"from":"{{$one}}"}}}])")["outcome"] ==
          "broken");
}

TEST_CASE("steps: beside somebody is the next address of the same provider") {
    CHECK(walk(R"([{"as":"ada","send":"GET /","save":{"hers":"$.from"}},
        {"as":"eve","from":"beside ada","send":"GET /","save":{"next":"$.from"}},
        {"as":"bob","from":"beside ada","send":"GET /","expect":{"json":{"from":"{{$next}}"}}}])")
              ["outcome"] == "served");
    CHECK(walk(R"([{"as":"ada","send":"GET /","save":{"hers":"$.from"}},
        {"as":"eve","from":"beside ada","send":"GET /","expect":{"json":{"from":"{{$hers}}"}}}])")
              ["outcome"] == "broken");
}

TEST_CASE("steps: each of a group, again and again") {
    Json const entry = walk(
        R"([{"each":"clerk","send":"POST /","json":{"n":"{{person.n}}"},"again":2}])", "127.0.0.1");
    CHECK(entry["outcome"] == "served");
    CHECK(entry["exchanges"] == 6);
}

TEST_CASE("steps: time passes first, and as long as an answer said") {
    CHECK(walk(R"([{"after":"20 minutes","send":"GET /","expect":{"json":{"minutes":20}}}])")
              ["outcome"] == "served");
    CHECK(walk(R"([{"send":"GET /later/600"},
        {"after":"as told","send":"GET /","expect":{"json":{"minutes":10}}}])")["outcome"] ==
          "served");
}

TEST_CASE("steps: who waits when told waits each time, and not otherwise") {
    CHECK(walk(R"([{"send":"GET /","after":"when told"},
        {"send":"GET /later/600","after":"when told","again":3},
        {"send":"GET /","after":"when told","expect":{"json":{"minutes":30}}},
        {"send":"GET /","after":"when told","expect":{"json":{"minutes":30}}}])")["outcome"] ==
          "served");
    CHECK(walk(R"([{"send":"GET /later/1300","after":"when told","again":2}])")["got"] == "1300");
}

TEST_CASE("steps: nobody waits for what is no time, nor longer than twenty minutes") {
    for (char const* said : {"90000", "0", "soon", "-5", "1.5"}) {
        INFO(said);
        Json const entry = walk((std::string(R"([{"send":"GET /later/)") + said +
                                 R"("},{"after":"as told","send":"GET /"}])")
                                    .c_str());
        CHECK(entry["outcome"] == "broken");
        CHECK(entry["step"] == 2);
        CHECK(text_of(entry, "got") == said);
    }
    CHECK(walk(R"([{"send":"GET /"},{"after":"as told","send":"GET /"}])")["got"] == "none");
}
