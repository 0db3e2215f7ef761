#include <array>

#include "core/range/patience.h"
#include "core/range/read_exercise.h"

namespace parapet::range {
namespace {

constexpr std::array<std::string_view, 9> kDeeds{"visit",   "click",   "submit", "go",    "wait",
                                                 "restart", "asOwner", "fill",   "expect"};

// Read on by core/browsing, which knows browsers; here it only gets a name for messages.
StepSpec read_browser_step(JsonNode const& node) {
    StepSpec step{.at = node.at(),
                  .as = node["as"].text_or("visitor"),
                  .method = {},
                  .path = {},
                  .query = {},
                  .json = {},
                  .form = {},
                  .headers = {},
                  .expect = {},
                  .save = node["save"].json(),
                  .database = node["database"].json(),
                  .browse = node.json()};
    for (std::string_view deed : kDeeds) {
        if (!step.method.empty() || !node[deed].exists()) continue;
        step.method = deed;
        step.path = node[deed].json().is_string() ? node[deed].json().as_string() : "";
    }
    if (step.method.empty())
        node["send"].fault("must be a method and a path: \"GET /api/products\"");
    return step;
}

StepSpec read_step(JsonNode const& node) {
    if (!node["send"].exists()) return read_browser_step(node);
    node.only({"as", "each", "from", "after", "send", "query", "json", "form", "headers",
               "together", "again", "expect", "save", "database"});
    StepSpec step{.at = node.at(),
                  .as = node["as"].text_or("visitor"),
                  .method = {},
                  .path = {},
                  .query = node["query"].json(),
                  .json = node["json"].json(),
                  .form = node["form"].json(),
                  .headers = node["headers"].json(),
                  .expect = node["expect"].json(),
                  .save = node["save"].json(),
                  .database = node["database"].json()};
    std::string const send = node["send"].text();
    std::size_t const space = send.find(' ');
    if (space == std::string::npos || space + 1 >= send.size() || send[space + 1] != '/') {
        node["send"].fault("must be a method and a path: \"GET /api/products\"");
    } else {
        step.method = send.substr(0, space);
        step.path = send.substr(space + 1);
    }
    step.together = static_cast<std::size_t>(node["together"].whole_or(1, 1, 20));
    step.again = static_cast<std::size_t>(node["again"].whole_or(1, 1, 200));
    step.each = node["each"].text_or("");
    step.from = node["from"].text_or("");
    step.after = node["after"].text_or("");
    bool const is_by_answer = step.after == kAsTold || step.after == kWhenTold;
    if (!step.after.empty() && !is_by_answer && !duration_in(step.after))
        node["after"].fault("must be \"20 minutes\" or the like, \"as told\" or \"when told\"");
    for (char const* name : {"query", "form", "headers", "save"}) node[name].members();
    node["expect"].only({"status", "json", "headers", "absent"});
    node["expect"]["headers"].members();
    node["expect"]["absent"].items();
    node["database"].only({"sql", "rows", "says"});
    if (node["database"].exists()) {
        node["database"]["sql"].text();
        node["database"]["rows"].items();
    }
    return step;
}

}  // namespace

std::vector<StepSpec> read_steps(JsonNode const& node) {
    std::vector<StepSpec> steps;
    for (JsonNode const& step : node.items()) steps.push_back(read_step(step));
    if (steps.empty()) node.fault("needs at least one step");
    return steps;
}

StorySpec read_story(JsonNode const& node) {
    node.only({"id", "title", "why", "weight", "let", "steps", "browsers"});
    StorySpec story{.id = node["id"].text(),
                    .title = node["title"].text(),
                    .why = node["why"].text_or(""),
                    .weight = node["weight"].whole_or(1, 0, 100),
                    .let = node["let"].json(),
                    .steps = {}};
    node["let"].members();
    story.steps = read_steps(node["steps"]);
    story.browsers = node["browsers"].json();
    return story;
}

AttackSpec read_attack(JsonNode const& node) {
    node.only({"id", "agent", "group", "title", "severity", "weight", "endpoints", "options",
               "needs", "counts", "rule", "explain", "intended", "sources", "position", "before",
               "held"});
    AttackSpec attack{.at = node.at(),
                      .id = node["id"].text(),
                      .agent = node["agent"].text(),
                      .title = node["title"].text(),
                      .severity = node["severity"].one_of({"critical", "weak", "note"}),
                      .rule = node["rule"].text_or(""),
                      .explain = node["explain"].text_or(""),
                      .privilege = node["group"].one_of({"attack", "privilege"}) == "privilege",
                      .weight = node["weight"].whole_or(1, 0, 100),
                      .endpoints = node["endpoints"].texts(),
                      .needs = node["needs"].texts(),
                      .counts = node["counts"].texts(),
                      .intended = node["intended"].texts(),
                      .sources = node["sources"].texts(),
                      .options = {},
                      .position = node["position"].json(),
                      .held = node["held"].text_or("")};
    for (auto const& [name, option] : node["options"].members())
        attack.options.emplace(name, option.text());
    if (attack.counts.empty())
        node["counts"].fault(
            "needs at least one effect, such as \"learned:secrets\" or \"changed\"");
    return attack;
}

Json read_endpoints(JsonNode const& node) {
    for (JsonNode const& endpoint : node.items()) {
        endpoint.only({"id", "method", "path", "parameters", "signedIn"});
        endpoint["id"].text();
        endpoint["method"].text();
        endpoint["path"].text();
        endpoint["signedIn"].yes();
        for (JsonNode const& parameter : endpoint["parameters"].items()) {
            parameter.only({"name", "place", "sample", "list"});
            parameter["name"].text();
            parameter["place"].one_of({"query", "json", "path", "form"});
            parameter["list"].yes();
            if (!parameter["sample"].exists())
                parameter["sample"].fault("is missing: give a value that gets an ordinary answer");
        }
    }
    return node.json();
}

}  // namespace parapet::range
