#include "tests/core/range/small_world.h"

#include "tests/core/catch.h"

namespace parapet::range {
namespace {

constexpr char kExercise[] = R"({
  "id": "test/notes", "title": "Notes",
  "files": { "editable": ["server.js", "grants.sql"], "entry": "server.js", "grants": "grants.sql" },
  "world": {
    "host": "notes.example", "owner": "owner", "role": "app",
    "argon2": { "memoryKib": 8, "passes": 1 },
    "people": [ { "key": "ada", "username": "{{name}}", "password": "{{word}}" },
                { "key": "eve", "username": "{{name}}", "password": "{{word}}" } ],
    "rows": [ { "table": "notes", "each": "people",
                "set": { "id": "{{index}}", "text": "{{person.username}}: {{canary note person.key}}" } } ],
    "protected": [ { "what": "the notes", "sql": "SELECT text FROM notes ORDER BY id" } ],
    "canaries": { "note": { "says": "notes of others", "severity": "critical", "mayRead": ["read"] } }
  },
  "surface": { "attacker": "eve", "usernames": ["ada"], "wanted": ["notes.text"],
    "endpoints": [ { "id": "read", "method": "GET", "path": "/notes/:id",
                     "parameters": [ { "name": "id", "place": "path", "sample": "2" } ] },
                   { "id": "write", "method": "POST", "path": "/notes",
                     "parameters": [ { "name": "text", "place": "json", "sample": "hello" } ] } ] },
  "stories": [], "attacks": []
})";

Exercise read(nlohmann::json const& more) {
    auto exercise = read_exercise(small_exercise(more));
    std::string faults;
    if (!exercise)
        for (std::string const& fault : exercise.error()) faults += fault + '\n';
    INFO(faults);
    REQUIRE(exercise.ok());
    return exercise.take();
}

Fixture build(Exercise const& exercise, std::uint64_t seed) {
    auto fixture = build_fixture(exercise, small_files(), seed);
    INFO((fixture ? "" : fixture.error()));
    REQUIRE(fixture.ok());
    return fixture.take();
}

}  // namespace

std::string small_exercise(nlohmann::json const& more) {
    nlohmann::json exercise = nlohmann::json::parse(kExercise);
    exercise.merge_patch(more);
    return exercise.dump();
}

Files small_files(std::string_view grants) {
    return {{"schema.sql", "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT);"},
            {"grants.sql", std::string(grants)},
            {"server.js", "// an app"}};
}

SmallWorld::SmallWorld(std::uint64_t seed, std::string_view label, nlohmann::json const& more)
    : exercise(read(more)), fixture(build(exercise, seed)), world(fixture, label) {}

}  // namespace parapet::range
