#include "core/range/template.h"

#include "core/crypto/seeded_random.h"
#include "tests/core/catch.h"
#include "tests/core/range/small_world.h"

using namespace parapet;
using namespace parapet::range;

namespace {

struct Bench {
    SmallWorld small;
    crypto::SeededRandom random{3, "test"};
    Names names;
    Canaries canaries;
    Saved saved{{"id", 7}, {"name", "Zoë"}};
    TemplateScope scope{.spec = small.exercise.world,
                        .random = random,
                        .names = names,
                        .now = Time(std::chrono::milliseconds(1'772'323'200'123)),
                        .canaries = &canaries,
                        .people = &small.fixture.people,
                        .person = "ada",
                        .index = 4,
                        .saved = &saved};

    Json of(Json const& value) {
        auto expanded = expand(value, scope);
        INFO((expanded ? "" : expanded.error()));
        REQUIRE(expanded.ok());
        return expanded.take();
    }
    std::string fault_of(std::string const& text) {
        auto const expanded = expand(Json(text), scope);
        return expanded ? "" : expanded.error();
    }
};

}  // namespace

TEST_CASE("template: alone it keeps its type, inside a text it becomes text") {
    Bench bench;
    CHECK(bench.of("{{index}}") == Json(4));
    CHECK(bench.of("row {{index}}") == Json("row 4"));
    CHECK(bench.of("{{$id}}") == Json(7));
    CHECK(bench.of("/{{$id}}/{{$name}}") == Json("/7/Zoë"));
    CHECK(bench.of(object({{"a", Json::array({"{{$id}}", 1, nullptr})}})) ==
          object({{"a", Json::array({7, 1, nullptr})}}));
}

TEST_CASE("template: people by key, and the one that each is at") {
    Bench bench;
    Json const name = bench.small.fixture.people["ada"]["username"];
    CHECK(bench.of("{{ada.username}}") == name);
    CHECK(bench.of("{{person.username}}") == name);
}

TEST_CASE("template: numbers stay in their range and reach both ends") {
    Bench bench;
    std::set<std::int64_t> seen;
    for (int i = 0; i < 200; ++i) seen.insert(bench.of("{{number 3 6}}").as_integer());
    CHECK(seen == std::set<std::int64_t>{3, 4, 5, 6});
}

TEST_CASE("template: names are not drawn twice in a world") {
    Bench bench;
    std::set<std::string> seen;
    for (int i = 0; i < 150; ++i) CHECK(seen.insert(bench.of("{{name}}").as_string()).second);
}

TEST_CASE("template: time is ISO 8601 in UTC, leap days included") {
    Bench bench;
    CHECK(bench.of("{{now}}") == Json("2026-03-01T00:00:00.123Z"));
    CHECK(iso_time(Time(std::chrono::seconds(951'782'400))) == "2000-02-29T00:00:00.000Z");
    CHECK(iso_time(Time(std::chrono::seconds(4'107'542'399))) == "2100-02-28T23:59:59.000Z");
}

TEST_CASE("template: a canary is remembered with its class and owner") {
    Bench bench;
    bench.of("{{canary note person.key}} and {{canary note}}");
    REQUIRE(bench.canaries.all().size() == 2);
    CHECK(bench.canaries.all()[0].owner == "ada");
    CHECK(bench.canaries.all()[1].owner.empty());
}

TEST_CASE("template: every fault names the template") {
    Bench bench;
    CHECK(bench.fault_of("{{colour}}").find("{{colour}}") == 0);
    CHECK(bench.fault_of("{{canary nothing}}").find("{{canary}}") == 0);
    CHECK(bench.fault_of("{{number 9 1}}").find("{{number}}") == 0);
    CHECK(bench.fault_of("{{number x 1}}").find("{{number}}") == 0);
    CHECK(bench.fault_of("{{nobody.username}}").find("{{nobody.username}}") == 0);
    CHECK(bench.fault_of("{{ada.shoe}}").find("{{ada.shoe}}") == 0);
    CHECK(bench.fault_of("{{$gone}}").find("{{$gone}}") == 0);
    CHECK(bench.fault_of("a {{ b").empty());
}

TEST_CASE("fixture: the same seed gives the same world, another seed another") {
    SmallWorld const one(5), two(5), other(6);
    CHECK(one.fixture.database.dump() == two.fixture.database.dump());
    CHECK(one.fixture.database.dump() != other.fixture.database.dump());
    CHECK(one.world.now() == two.world.now());
}

TEST_CASE("fixture: rows count on over one table, and some people may have none") {
    auto const rows = nlohmann::json::parse(R"([
        {"table": "notes", "each": "people", "except": ["ada"], "set": {"id": "{{index}}", "text": "{{person.key}}"}},
        {"table": "notes", "times": 2, "set": {"id": "{{index}}", "text": "x"}}])");
    SmallWorld small(1, "test", {{"world", {{"rows", rows}}}});
    auto const answer = small.world.query_as_owner("SELECT group_concat(id || text) FROM notes");
    CHECK(in_words(answer.value().first.rows[0][0]) == "1eve,2x,3x");
}

TEST_CASE("fixture: a fault in the exercise says where") {
    auto const fault = [](nlohmann::json const& more) {
        Exercise const exercise = read_exercise(small_exercise(more)).take();
        auto const fixture = build_fixture(exercise, small_files(), 1);
        return fixture ? std::string() : fixture.error();
    };
    auto const wrong_table = nlohmann::json::parse(R"([{"table": "nots", "set": {"id": 1}}])");
    CHECK(fault({{"world", {{"rows", wrong_table}}}}).find("/world/rows/0: ") == 0);
    auto const wrong_field =
        nlohmann::json::parse(R"([{"table": "notes", "set": {"text": "{{eve.shoe}}"}}])");
    CHECK(fault({{"world", {{"rows", wrong_field}}}}).find("/world/rows/0: text: {{eve.shoe}}") ==
          0);
}
