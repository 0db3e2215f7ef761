// Reads exercise.json into an Exercise; read_cases.cpp reads its stories and attacks.
#include "core/range/read_exercise.h"

#include <set>

#include "core/range/browser_part.h"
#include "core/range/exercise.h"
#include "core/range/json_text.h"

namespace parapet::range {
namespace {

std::vector<Watch> read_watches(JsonNode const& node) {
    std::vector<Watch> watches;
    for (JsonNode const& item : node.items()) {
        item.only({"what", "sql"});
        watches.push_back({.what = item["what"].text(), .sql = item["sql"].text()});
    }
    return watches;
}

RowsSpec read_rows(JsonNode const& node) {
    node.only({"table", "each", "except", "times", "set"});
    RowsSpec rows{.at = node.at(), .table = node["table"].text()};
    rows.each_person = node["each"].exists();
    if (rows.each_person) node["each"].one_of({"people"});
    rows.except = node["except"].texts();
    rows.times = static_cast<std::size_t>(node["times"].whole_or(1, 1, 1000));
    rows.set = node["set"].json();
    if (node["set"].members().empty())
        node["set"].fault("is missing: give each column its value, { \"name\": \"{{word}}\" }");
    return rows;
}

CanaryKind read_canary(JsonNode const& node) {
    node.only({"says", "severity", "ownedBy", "mayRead", "field"});
    return {.says = node["says"].text(),
            .severity = node["severity"].one_of({"critical", "weak", "note"}),
            .may_read = node["mayRead"].texts(),
            .field = node["field"].text_or("")};
}

// { "key": "clerk", "times": 30 } is clerk1 to clerk30.
void read_people(JsonNode const& node, WorldSpec& world) {
    std::set<std::string> keys;
    for (JsonNode const& person : node.items()) {
        std::string const key = person["key"].text();
        if (!keys.insert(key).second) person["key"].fault("is taken: give each person another key");
        if (key == "person" || key == "visitor")
            person["key"].fault("has a meaning of its own: choose another");
        if (!person["times"].exists()) {
            world.people.push_back(person.json());
            continue;
        }
        int const times = person["times"].whole_or(1, 1, 200);
        for (int i = 1; i <= times; ++i) {
            Json one = Json::object();
            for (auto const& [name, value] : person.json().members())
                if (name != "times") one[name] = value;
            one["key"] = key + std::to_string(i);
            keys.insert(key + std::to_string(i));
            world.groups[key].push_back(key + std::to_string(i));
            world.people.push_back(std::move(one));
        }
    }
}

crypto::Argon2Options read_argon2(JsonNode const& node) {
    crypto::Argon2Options options;
    node.only({"memoryKib", "passes"});
    options.memory_kib = static_cast<std::uint32_t>(node["memoryKib"].whole_or(19456, 8, 65536));
    options.passes = static_cast<std::uint32_t>(node["passes"].whole_or(2, 1, 10));
    return options;
}

WorldSpec read_world(JsonNode const& node) {
    node.only({"host", "owner", "role", "schema", "people", "rows", "protected", "tampering",
               "canaries", "argon2", "hosts", "routines", "settings", "edge"});
    WorldSpec world{.host = node["host"].text(),
                    .owner = node["owner"].text(),
                    .role = node["role"].text(),
                    .schema = node["schema"].text_or("schema.sql"),
                    .people = {},
                    .rows = {},
                    .guarded = read_watches(node["protected"]),
                    .tampering = read_watches(node["tampering"]),
                    .canaries = {},
                    .argon2 = read_argon2(node["argon2"]),
                    .hosts = node["hosts"].json(),
                    .edge = node["edge"].text_or(""),
                    .settings = node["settings"].json()};
    read_people(node["people"], world);
    for (JsonNode const& rows : node["rows"].items()) world.rows.push_back(read_rows(rows));
    for (auto const& [name, canary] : node["canaries"].members())
        world.canaries.emplace(name, read_canary(canary));
    for (auto const& [name, steps] : node["routines"].members())
        world.routines.emplace(name, read_steps(steps));
    return world;
}

bool needs_browsers(Exercise const& exercise) {
    bool needs = !exercise.world.hosts.is_null() || !exercise.world.routines.empty();
    for (StorySpec const& story : exercise.stories)
        for (StepSpec const& step : story.steps) needs = needs || !step.browse.is_null();
    for (AttackSpec const& attack : exercise.attacks) needs = needs || !attack.position.is_null();
    return needs;
}

}  // namespace

Result<Exercise, std::vector<std::string>> read_exercise(std::string_view text,
                                                         BrowserPart const* browsers) {
    auto const json = parse_json(text);
    if (!json) return Failure{std::vector{"/: this is not JSON: " + json.error()}};
    std::vector<std::string> faults;
    JsonNode const root(json.value(), "", faults);
    if (!json.value().is_object()) root.fault("must be an object { … }");

    JsonNode const files = root["files"];
    JsonNode const surface = root["surface"];
    surface.only({"endpoints", "attacker", "usernames", "wanted"});
    Exercise exercise{.id = root["id"].text(),
                      .title = root["title"].text(),
                      .editable = files["editable"].texts(),
                      .entry = files["entry"].text(),
                      .grants = files["grants"].text_or(""),
                      .world = read_world(root["world"]),
                      .endpoints = Json::array(),
                      .attacker = surface["attacker"].text_or(""),
                      .known_people = surface["usernames"].texts(),
                      .wanted = surface["wanted"].texts(),
                      .stories = {},
                      .attacks = {}};
    if (surface["endpoints"].exists()) exercise.endpoints = read_endpoints(surface["endpoints"]);
    for (JsonNode const& story : root["stories"].items())
        exercise.stories.push_back(read_story(story));
    for (JsonNode const& attack : root["attacks"].items()) {
        exercise.attacks.push_back(read_attack(attack));
        for (JsonNode const& before : attack["before"].items())
            for (JsonNode const& day : root["days"].items())
                if (day["id"].text() == before.text_or(""))
                    exercise.attacks.back().before.push_back(read_story(day));
    }
    check_names(exercise, root);
    if (browsers != nullptr)
        browsers->check(exercise, root);
    else if (needs_browsers(exercise))
        root.fault("has people with browsers in it: give it \"core\": \"browser\"");
    if (!faults.empty()) return Failure{std::move(faults)};
    return exercise;
}

}  // namespace parapet::range
