#include "core/range/exercise.h"

#include "tests/core/catch.h"
#include "tests/core/range/small_world.h"

using namespace parapet::range;

namespace {

std::string faults_of(char const* patch) {
    auto const exercise = read_exercise(small_exercise(nlohmann::json::parse(patch)));
    std::string faults;
    if (!exercise)
        for (std::string const& fault : exercise.error()) faults += fault + '\n';
    return faults;
}

bool holds(std::string const& faults, char const* text) {
    return faults.find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("exercise: a fault has a JSON pointer and says what to write") {
    CHECK(faults_of("{}").empty());
    CHECK(holds(faults_of(R"({"title":""})"), "/title: must be a text"));
    CHECK(holds(faults_of(R"({"world":{"host":null}})"), "/world/host: is missing"));
    CHECK(holds(faults_of(R"({"world":{"hots":"x"}})"),
                "/world/hots: is not known here; there are: host"));
    CHECK(holds(faults_of(R"({"stories":[{"id":"a","title":"A","steps":[{"send":"/x"}]}]})"),
                "/stories/0/steps/0/send: must be a method and a path"));
    CHECK(holds(faults_of(R"({"stories":{}})"), "/stories: must be an array"));
}

TEST_CASE("exercise: all faults are found in one reading") {
    std::string const faults = faults_of(R"({"id":7,"title":7})");
    CHECK(holds(faults, "/id: "));
    CHECK(holds(faults, "/title: "));
}

TEST_CASE("exercise: names that nobody declared are faults") {
    CHECK(holds(faults_of(R"({"surface":{"attacker":"mallory"}})"),
                "/surface/attacker: names no key"));
    CHECK(holds(faults_of(R"({"surface":{"usernames":["mallory"]}})"),
                "/surface/usernames/0: names no key"));
    char const* attack =
        R"({"attacks":[{"id":"a","agent":"telepathy","title":"A","counts":["learned:gold"],
                             "endpoints":["nowhere"],"needs":["no-story"]}]})";
    std::string const faults = faults_of(attack);
    CHECK(holds(faults, "/attacks/0/agent: names no agent"));
    CHECK(holds(faults, "/attacks/0/counts/0: must be learned:CLASS"));
    CHECK(holds(faults, "/attacks/0/endpoints/0: names no id of surface.endpoints"));
    CHECK(holds(faults, "/attacks/0/needs/0: names no id of a story or of another attack"));
}

TEST_CASE("exercise: ids of cases are unique") {
    std::string const faults = faults_of(R"({"stories":[
        {"id":"a","title":"A","steps":[{"send":"GET /"}]},{"id":"a","title":"B","steps":[{"send":"GET /"}]}]})");
    CHECK(holds(faults, "the id a twice"));
}

TEST_CASE("exercise: text that is no JSON says at which byte") {
    auto const exercise = read_exercise("{\"id\": }");
    REQUIRE(!exercise);
    CHECK(exercise.error().front().find("at byte 8") != std::string::npos);
}
