#include <algorithm>
#include <array>
#include <set>

#include "core/attack/agent.h"
#include "core/range/read_exercise.h"

namespace parapet::range {
namespace {

using KnownNames = std::set<std::string, std::less<>>;

constexpr std::string_view kPlainEffects[] = {
    "executed",    "changed",    "error-text",   "crashed",    "cracked",
    "under-floor", "known-salt", "one-salt",     "enumerated", "signed-in",
    "oversized",   "overrun",    "kept-without", "hoarded",    "statement-text"};

void check(JsonNode const& list, KnownNames const& known, std::string_view what) {
    for (JsonNode const& item : list.items())
        if (!known.contains(item.text_or(""))) item.fault("names no " + std::string(what));
}

bool is_effect(std::string_view kind, KnownNames const& canaries) {
    if (std::find(std::begin(kPlainEffects), std::end(kPlainEffects), kind) !=
        std::end(kPlainEffects))
        return true;
    std::size_t const colon = kind.find(':');
    if (colon == std::string_view::npos) return false;
    std::string_view const head = kind.substr(0, colon), tail = kind.substr(colon + 1);
    if (head == "catalogue")
        return !tail.empty() && tail.size() <= 3 && canaries.contains("catalogue") &&
               tail.find_first_not_of("0123456789") == std::string_view::npos;
    return (head == "learned" || head == "served") && canaries.contains(tail);
}

}  // namespace

void check_names(Exercise const& exercise, JsonNode const& root) {
    KnownNames people, endpoints, stories, days, cases, canaries;
    for (Json const& person : exercise.world.people) people.insert(text_of(person, "key"));
    for (Json const& endpoint : exercise.endpoints) endpoints.insert(text_of(endpoint, "id"));
    for (auto const& [name, canary] : exercise.world.canaries) canaries.insert(name);
    for (JsonNode const& day : root["days"].items()) days.insert(day["id"].text_or(""));
    for (StorySpec const& story : exercise.stories) {
        stories.insert(story.id);
        if (!cases.insert(story.id).second)
            root["stories"].fault("has the id " + story.id + " twice");
    }

    for (StorySpec const& story : exercise.stories)
        for (StepSpec const& step : story.steps)
            if (!step.each.empty() && !exercise.world.groups.contains(step.each))
                root["stories"].fault("has a step with \"each\": \"" + step.each +
                                      "\", which is no person with \"times\"");

    JsonNode const surface = root["surface"];
    if (surface["attacker"].exists() && !people.contains(exercise.attacker))
        surface["attacker"].fault("names no key of world.people");
    check(surface["usernames"], people, "key of world.people");
    for (JsonNode const& rows : root["world"]["rows"].items())
        check(rows["except"], people, "key of world.people");
    for (auto const& [name, canary] : root["world"]["canaries"].members())
        check(canary["mayRead"], endpoints, "id of surface.endpoints");

    for (JsonNode const& attack : root["attacks"].items()) {
        check(attack["endpoints"], endpoints, "id of surface.endpoints");
        // Of another case: an attack that has nothing to try yet is no merit.
        auto others = stories;
        for (AttackSpec const& other : exercise.attacks) others.insert(other.id);
        others.erase(attack["id"].text_or(""));
        check(attack["needs"], others, "id of a story or of another attack");
        check(attack["before"], days, "id of a day");
        for (JsonNode const& kind : attack["counts"].items())
            if (!is_effect(kind.text_or(""), canaries))
                kind.fault(
                    "must be learned:CLASS or served:CLASS of world.canaries, catalogue:PERCENT "
                    "(with a class named catalogue), executed, changed, error-text, crashed, or "
                    "one of core/range/inside.h");
        if (attack::make_agent(attack["agent"].text_or("")) == nullptr)
            attack["agent"].fault("names no agent of core/attack");
        if (!cases.insert(attack["id"].text_or("")).second)
            attack["id"].fault("is taken: every story and attack has an id of its own");
    }
}

}  // namespace parapet::range
