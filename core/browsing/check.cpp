// Faults of exercise.json in what it says of browsers, hosts and positions.
#include <algorithm>
#include <set>

#include "core/browsing/addresses.h"
#include "core/browsing/browsers.h"
#include "core/range/patience.h"

namespace parapet::browsing {

using namespace range;

namespace {

using Names = std::set<std::string, std::less<>>;

void check_expect(JsonNode const& node) {
    node.only({"status", "url", "title", "text", "absent", "shows", "loads", "cookies"});
    for (char const* name : {"text", "absent", "loads"}) node[name].texts();
    for (auto const& [what, part] : node["shows"].members())
        if (part.json() != Json(true)) part.text();
    for (auto const& [name, cookie] : node["cookies"].members())
        if (cookie.json() != Json(false)) cookie.only({"secure", "httpOnly", "sameSite"});
}

void check_step(JsonNode const& node) {
    if (node["send"].exists()) return;
    node.only({"as", "tab", "visit", "fill", "click", "submit", "go", "wait", "restart", "changes",
               "expect", "save", "database", "asOwner"});
    int deeds = 0;
    for (char const* name : {"visit", "click", "submit", "go", "wait", "restart", "asOwner"})
        deeds += node[name].exists() ? 1 : 0;
    if (deeds > 1)
        node.fault(
            "does two things: give each of visit, click, submit, go, wait, restart and asOwner a "
            "step of its own");
    for (char const* name : {"tab", "visit", "click", "submit", "asOwner"})
        if (node[name].exists()) node[name].text();
    if (node["go"].exists()) node["go"].one_of({"back", "forward", "reload"});
    if (node["wait"].exists() && !range::duration_in(node["wait"].text()))
        node["wait"].fault("must be a number of seconds, minutes, hours or days: \"20 minutes\"");
    node["restart"].yes();
    node["changes"].yes();
    node["fill"].members();
    for (auto const& [name, element] : node["save"].members()) element.text();
    check_expect(node["expect"]);
    node["database"].only({"sql", "rows"});
}

Names check_hosts(JsonNode const& hosts, std::string const& app) {
    Names attackers;
    for (auto const& [name, host] : hosts.members()) {
        host.only({"app", "attacker", "files"});
        if (name == app) host.fault("is world.host, where the app answers anyway");
        host["app"].yes();
        std::string const folder = host["attacker"].text_or("");
        if (!folder.empty()) {
            attackers.insert(name);
            if (folder.front() != '/' || folder.back() != '/')
                host["attacker"].fault("must be a folder: \"/\" or \"/~mallory/\"");
        }
        for (auto const& [path, file] : host["files"].members()) {
            file.only({"type", "body"});
            file["type"].text();
            if (!path.starts_with('/')) file.fault("must begin with \"/\"");
        }
    }
    return attackers;
}

void check_person(JsonNode const& node, Names const& people) {
    if (node.exists() && !people.contains(node.text())) node.fault("names no key of world.people");
}

void check_position(JsonNode const& node, Names const& people, Names const& attackers) {
    node.only({"victim", "browser", "hosts", "line", "seat", "own", "leaks"});
    check_person(node["victim"], people);
    check_person(node["own"], people);
    if (node["browser"].exists()) node["browser"].one_of({"current", "old", "ancient", "quiet"});
    for (JsonNode const& host : node["hosts"].items())
        if (!attackers.contains(host.text()))
            host.fault("names no host of world.hosts with a folder of the attacker's");
    bool const has_victim = node["victim"].exists();
    for (char const* name : {"line", "seat"})
        if (node[name].yes() && !has_victim) node[name].fault("needs a victim, whose it is");
    for (JsonNode const& leak : node["leaks"].items())
        leak.one_of({"browser", "database", "log", "page", "requests"});
    if (node["leaks"].exists() && !has_victim)
        node["leaks"].fault("needs a victim, whose they are");
}

}  // namespace

void Browsers::check(Exercise const& exercise, JsonNode const& root) const {
    Names people;
    for (Json const& person : exercise.world.people) people.insert(text_of(person, "key"));
    JsonNode const world = root["world"];
    Names const attackers = check_hosts(world["hosts"], exercise.world.host);
    for (auto const& [name, routine] : world["routines"].members())
        for (JsonNode const& step : routine.items()) {
            check_step(step);
            if (step["as"].exists()) step["as"].fault("is not for routines: a person does them");
        }
    for (JsonNode const& story : root["stories"].items()) {
        for (JsonNode const& step : story["steps"].items()) {
            check_step(step);
            for (char const* name : {"changes", "asOwner"})
                if (step[name].exists()) step[name].fault("is for routines only");
        }
        for (auto const& [person, profile] : story["browsers"].members())
            profile.one_of({"current", "old", "ancient", "quiet"});
    }
    for (JsonNode const& attack : root["attacks"].items())
        check_position(attack["position"], people, attackers);
}

}  // namespace parapet::browsing
