#include "core/range/scenario.h"

#include <algorithm>

#include "core/attack/agent.h"
#include "core/attack/options.h"
#include "core/base/order.h"
#include "core/range/attacker.h"
#include "core/range/browser_part.h"
#include "core/range/control.h"
#include "core/range/foothold.h"
#include "core/range/inside.h"
#include "core/range/json_text.h"
#include "core/range/story.h"
#include "core/range/survey.h"
#include "core/range/trace_json.h"

namespace parapet::range {
namespace {

constexpr int kCauseWithin = 4;  // exchanges

// Room for what browsers did in a case, besides that for the case.
constexpr std::size_t kBrowserBytes = 20'000;

void add_trace(Json& json, Evidence const& evidence, std::vector<int> const& deciding,
               std::size_t bytes, BrowserCase const* browsers) {
    json["exchanges"] = evidence.exchanges().size();
    std::size_t const used = to_canonical(json).size();
    json["trace"] = trace_json(evidence, deciding, bytes > used ? bytes - used : 0);
    if (browsers != nullptr) browsers->report(json, kBrowserBytes);
}

std::vector<std::size_t> places_of(std::vector<int> const& numbers) {
    std::vector<std::size_t> places;
    for (int number : numbers) places.push_back(static_cast<std::size_t>(number - 1));
    return places;
}

std::string joined(std::vector<std::string> const& texts, char separator) {
    std::string all;
    for (std::string const& text : texts)
        all += (all.empty() ? "" : std::string(1, separator)) + text;
    return all;
}

Result<Options, std::string> options_for(AttackSpec const& attack, World& world) {
    Fixture const& fixture = world.fixture();
    Names names = fixture.names;
    TemplateScope scope{.spec = *fixture.spec,
                        .random = world.actor_random(),
                        .names = names,
                        .now = fixture.start,
                        .people = &fixture.people};
    Options options;
    for (auto const& [name, option] : attack.options) {
        auto const text = expand(Json(option), scope);
        if (!text) return Failure{attack.at + "/options: " + text.error()};
        options.emplace(name, in_words(text.value()));
    }
    options.try_emplace(std::string(attack::option::kEndpoints), joined(attack.endpoints, ','));
    std::vector<std::string> statements;
    for (Watch const& tampering : fixture.tampering) statements.push_back(tampering.sql);
    options.try_emplace(std::string(attack::option::kStatements), joined(statements, '\n'));
    return options;
}

struct Counted {
    std::vector<Effect> effects;  // those that make a breach, the most telling first
    std::vector<std::string> others;
};

// The exercise names what counts in the order of its weight, and so is it told.
Counted count_effects(std::vector<Effect> effects, std::vector<std::string> const& counts) {
    auto const rank = [&](Effect const& effect) {
        return static_cast<std::size_t>(std::find(counts.begin(), counts.end(), effect.kind) -
                                        counts.begin());
    };
    Counted counted;
    for (Effect& effect : effects) {
        if (std::find(counts.begin(), counts.end(), effect.kind) != counts.end())
            counted.effects.push_back(std::move(effect));
        else if (effect.kind == "error-text" || effect.kind == "executed" ||
                 effect.kind == "changed")
            counted.others.push_back(effect.says);
    }
    counted.effects = in_order(std::move(counted.effects), rank);
    return counted;
}

Json effects_json(std::vector<Effect> const& effects) {
    Json list = Json::array();
    for (Effect const& effect : effects) {
        Json one = object({{"kind", effect.kind}, {"count", effect.count}, {"says", effect.says}});
        if (effect.exchange > 0) one["exchange"] = effect.exchange;
        if (!effect.role.empty()) one["role"] = effect.role;
        list.push_back(std::move(one));
    }
    return list;
}

void decide(std::vector<int>& deciding, int number) {
    bool const known = std::find(deciding.begin(), deciding.end(), number) != deciding.end();
    if (number > 0 && !known) deciding.push_back(number);
}

// The effect may show in one answer and come from the request before it: the login that let the
// attacker in, and then the page of another person.
int source_of(Evidence const& evidence, int effect) {
    for (int number = effect; number > 0 && number > effect - kCauseWithin; --number)
        if (ran_code(evidence, static_cast<std::size_t>(number - 1))) return number;
    return 0;
}

void tell_breach(Json& json, Evidence const& evidence, std::vector<Effect> const& effects,
                 std::vector<int>& deciding) {
    for (Effect const& effect : effects) {
        decide(deciding, source_of(evidence, effect.exchange));
        decide(deciding, effect.exchange);
    }
    json["effect"] = effects.front().says;
    json["effects"] = effects_json(effects);
    json["lines"] = lines_json(evidence, places_of(deciding));
}

// Where the exercise says what holds such an attack, the lesson does.
Control control_of(Evidence const& evidence, AttackSpec const& attack, std::string const& held) {
    if (held.empty() && attack.held.empty()) return find_control(evidence, attack);
    return {.kind = attack.intended.empty() ? "validation" : attack.intended.front(),
            .says = held.empty() ? attack.held : held,
            .intended = true,
            .exchanges = {}};
}

// Returns how it was blocked.
Control tell_block(Json& json, Evidence const& evidence, AttackSpec const& attack,
                   BrowserCase const* browsers, std::string const& held,
                   std::vector<int>& deciding) {
    auto const decided = browsers == nullptr ? std::nullopt : browsers->control(attack);
    Control const control = decided ? *decided : control_of(evidence, attack, held);
    for (std::size_t place : control.exchanges)
        decide(deciding, evidence.exchanges()[place].number);
    json["control"] =
        object({{"kind", control.kind}, {"intended", control.intended}, {"says", control.says}});
    json["lines"] = lines_json(evidence, control.exchanges);
    return control;
}

std::unique_ptr<BrowserCase> open_browsers(BrowserPart const* part, Network& network) {
    return part == nullptr ? nullptr : part->open(network);
}

}  // namespace

Result<CaseResult, std::string> play_case(StorySpec const& story, World& world, App& app,
                                          std::size_t trace_bytes, BrowserPart const* part) {
    Network network(world, app);
    auto const browsers = open_browsers(part, network);
    for (auto const& [person, profile] : story.browsers.members())
        if (browsers != nullptr) browsers->choose_profile(person, in_words(profile));
    StepPlayer player(network, browsers.get());
    auto const played = play_story(story, player);
    if (!played) return Failure{played.error()};
    Evidence const evidence(world);
    CaseResult result{
        .id = story.id, .good = !played.value(), .weight = story.weight, .needs = {}, .json = {}};
    Json& json = result.json = object({{"id", story.id},
                                       {"kind", "story"},
                                       {"title", story.title},
                                       {"outcome", result.good ? "served" : "broken"},
                                       {"lines", Json::array()}});
    if (!story.why.empty()) json["explain"] = story.why;
    std::vector<int> deciding;
    if (auto const& broken = played.value()) {
        deciding.assign(broken->exchanges.begin(), broken->exchanges.end());
        json["step"] = broken->step;
        json["expected"] = broken->expected;
        json["got"] = broken->got;
        json["effect"] = "Step " + std::to_string(broken->step) + ", " + broken->send +
                         ": expected " + broken->expected + ", got " + broken->got + ".";
        json["lines"] = lines_json(evidence, places_of(deciding));
    }
    add_trace(json, evidence, deciding, trace_bytes, browsers.get());
    return result;
}

Result<CaseResult, std::string> play_case(AttackSpec const& attack, World& world, App& app,
                                          std::size_t trace_bytes, BrowserPart const* part) {
    auto const agent = attack::make_agent(attack.agent);
    if (agent == nullptr) return Failure{attack.at + "/agent: names no agent of core/attack"};
    Network network(world, app);
    auto options = options_for(attack, world);
    if (!options) return Failure{options.error()};
    auto const browsers = open_browsers(part, network);
    StepPlayer player(network, browsers.get());
    for (StorySpec const& day : attack.before)
        if (auto const played = play_story(day, player); !played) return Failure{played.error()};
    RolesServed served;
    if (attack.privilege) served = survey_roles(network);
    Judge judge(world, attack.counts, std::move(served));
    Attacker attacker("attacker", network, &judge, options.take());
    auto const inside = make_inside(network, judge, attacker);
    attacker.give(inside.get());
    Foothold foothold(world, judge, world.roles());
    if (attack.privilege) attacker.give(&foothold);
    if (browsers != nullptr)
        attacker.stand(browsers->take_position(attack.position, judge, player));
    agent->run(attacker);
    Evidence const evidence(world);

    Counted const counted = count_effects(judge.effects(), attack.counts);
    std::vector<std::string> notes = attacker.notes();
    if (browsers != nullptr)
        for (std::string& note : browsers->notes()) notes.push_back(std::move(note));
    notes.insert(notes.end(), judge.notes().begin(), judge.notes().end());
    notes.insert(notes.end(), counted.others.begin(), counted.others.end());
    CaseResult result{.id = attack.id,
                      .good = counted.effects.empty(),
                      .only_a_note = attack.severity == "note",
                      .weight = attack.weight,
                      .needs = attack.needs,
                      .json = {}};
    Json& json = result.json = object({{"id", attack.id},
                                       {"kind", attack.privilege ? "privilege" : "attack"},
                                       {"title", attack.title},
                                       {"severity", attack.severity},
                                       {"outcome", result.good ? "blocked" : "breached"},
                                       {"rule", attack.rule},
                                       {"explain", attack.explain},
                                       {"sources", attack.sources},
                                       {"notes", notes}});
    for (auto const& [name, exhibit] : judge.exhibits()) json[name] = exhibit;
    std::vector<int> deciding;
    if (result.good) {
        Control const control =
            tell_block(json, evidence, attack, browsers.get(), judge.held(), deciding);
        result.by_luck = is_luck(control, attack);
        if (result.by_luck) json["byLuck"] = true;
    } else {
        tell_breach(json, evidence, counted.effects, deciding);
    }
    add_trace(json, evidence, deciding, trace_bytes, browsers.get());
    return result;
}

}  // namespace parapet::range
