#include "core/range/story.h"

#include <functional>

#include "core/range/json_text.h"
#include "core/range/scenario.h"
#include "core/range/score.h"
#include "tests/core/catch.h"
#include "tests/core/range/small_world.h"

using namespace parapet;
using namespace parapet::range;

namespace {

// Counts visits by cookie, echoes JSON, and reads notes of the world.
class Diary final : public App {
public:
    explicit Diary(World& world) : world_(world) {}
    std::vector<http::Response> serve(std::span<http::Request const> requests) override {
        std::vector<http::Response> responses;
        for (http::Request const& request : requests) responses.push_back(answer(request));
        return responses;
    }

private:
    http::Response answer(http::Request const& request) {
        http::Response response{.headers = {{"content-type", "application/json"}}};
        std::string const cookie = request.headers.get("cookie").value_or("");
        if (request.target == "/visit")
            response.headers.append("Set-Cookie", "seen=" + std::to_string(++visits_) + "; Path=/");
        if (request.target == "/crash") return {.status = 0};
        if (request.target == "/rename")
            world_.query({.role = "owner", .sql = "UPDATE notes SET text = 'new' WHERE id = 1"})
                .ok();
        response.body =
            to_canonical(object({{"cookie", cookie},
                                 {"target", request.target},
                                 {"body", request.body},
                                 {"agent", request.headers.get("user-agent").value_or("")},
                                 {"list", Json::array({3, 1})}}));
        return response;
    }

    World& world_;
    int visits_ = 0;
};

Json play(char const* steps) {
    auto const stories = nlohmann::json::parse(
        std::string(R"([{"id":"s","title":"S","why":"W","let":{"word":"{{word}}"},"steps":)") +
        steps + "}]");
    SmallWorld small(1, "s", {{"stories", stories}});
    Diary diary(small.world);
    auto const result = play_case(small.exercise.stories[0], small.world, diary, 100'000);
    INFO((result ? "" : result.error()));
    REQUIRE(result.ok());
    return parse_json(to_canonical(result.value().json)).take();
}

}  // namespace

TEST_CASE("story: people keep their own cookies") {
    Json const entry = play(R"([{"as":"ada","send":"GET /visit"},{"as":"eve","send":"GET /visit"},
        {"as":"ada","send":"GET /","expect":{"json":{"cookie":"seen=1"}}},
        {"as":"eve","send":"GET /","expect":{"json":{"cookie":"seen=2"}}},
        {"send":"GET /","expect":{"json":{"cookie":""}}}])");
    CHECK(text_of(entry, "effect") == "");
    CHECK(entry["outcome"] == "served");
    CHECK(entry["explain"] == "W");
}

TEST_CASE("story: what a step saves, a later one sends") {
    Json const entry = play(R"([{"send":"GET /","save":{"n":"$.list[0]"}},
        {"send":"GET /n/{{$n}}","query":{"q":"a b&c","many":["1","2"]},"expect":{"json":{"target":"/n/3?many=1&many=2&q=a+b%26c"}}},
        {"send":"POST /","json":{"w":"{{$word}}","n":"{{$n}}"},"expect":{"json":{"body":{"$type":"string"}}}},
        {"send":"POST /","form":{"w":"ä"},"expect":{"json":{"body":"w=%C3%A4"}}}])");
    CHECK(text_of(entry, "effect") == "");
    CHECK(entry["outcome"] == "served");
}

TEST_CASE("story: a broken step says which, what was expected and what came") {
    Json const entry = play(R"([{"send":"GET /"},{"send":"GET /x","expect":{"status":404}}])");
    CHECK(entry["outcome"] == "broken");
    CHECK(entry["step"] == 2);
    CHECK(entry["effect"] == "Step 2, GET /x: expected status 404, got status 200.");
    CHECK(entry["trace"][1]["deciding"] == true);
}

TEST_CASE(
    "story: expectations of headers, absent words, missing answers and stored rows can fail") {
    CHECK(play(R"([{"send":"GET /","expect":{"headers":{"content-type":"json"}}}])")["outcome"] ==
          "served");
    CHECK(play(R"([{"send":"GET /","expect":{"headers":{"content-type":"html"}}}])")["outcome"] ==
          "broken");
    CHECK(play(R"([{"send":"GET /secret","expect":{"absent":["secret"]}}])")["outcome"] ==
          "broken");
    CHECK(play(R"([{"send":"GET /crash"}])")["got"] == "none: the code gave no answer");
    CHECK(
        play(
            R"([{"send":"GET /rename","database":{"sql":"SELECT text FROM notes WHERE id = 1","rows":[["new"]]}}])")
            ["outcome"] == "served");
    CHECK(
        play(
            R"([{"send":"GET /","database":{"sql":"SELECT text FROM notes WHERE id = 1","rows":[["new"]]}}])")
            ["outcome"] == "broken");
    CHECK(play(R"([{"send":"GET /","save":{"n":"$.nothing"}}])")["outcome"] == "broken");
}

TEST_CASE("story: what is stored is expected in the exercise's own words") {
    Json const entry = play(
        R"([{"send":"GET /","database":{"sql":"SELECT 1","rows":[[0]],"says":"the note to be gone"}}])");
    CHECK(entry["expected"] == "the note to be gone");
    CHECK(entry["got"] == "1");
}

TEST_CASE("story: the same request can be sent several times at once") {
    Json const entry = play(R"([{"send":"GET /visit","together":3,"expect":{"status":200}}])");
    CHECK(entry["exchanges"] == 3);
}

TEST_CASE(
    "score: a block earns nothing while a story it needs is broken, and repairing never costs") {
    CaseResult const story{.id = "s", .good = false, .weight = 1, .needs = {}, .json = {}};
    CaseResult const attack{.id = "a", .good = true, .weight = 2, .needs = {"s"}, .json = {}};
    std::vector<CaseResult> all{story, attack};
    CHECK(total(all).points == 0);
    CHECK(total(all).of == 3);
    all[0].good = true;
    CHECK(total(all).points == 3);
    all[1].good = false;
    CHECK(total(all).points == 1);
}
