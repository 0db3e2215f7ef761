#include "core/browsing/victim.h"

#include "core/browsing/addresses.h"
#include "core/browsing/belongings.h"
#include "core/browsing/sight.h"
#include "core/range/chance.h"

namespace parapet::browsing {

using namespace range;

namespace {

constexpr std::size_t kNotesKept = 4;

}  // namespace

Victim::Victim(PersonBrowser& browser, Hosts& hosts, Judge& judge, StepPlayer& steps,
               std::set<std::string, std::less<>> leaks)
    : browser_(browser), hosts_(hosts), judge_(judge), steps_(steps), leaks_(std::move(leaks)) {
    People const& people = hosts_.world().fixture().people;
    auto const person = people.find(browser_.person());
    if (person != people.end()) username_ = range::text_of(person->second, "username");
}

std::vector<std::string> Victim::routines() const {
    std::vector<std::string> names;
    for (auto const& [name, steps] : hosts_.world().fixture().spec->routines) names.push_back(name);
    return names;
}

attack::Outcome Victim::does(std::string_view name) {
    browser_.acts_in(PersonBrowser::Place::NamedTab);
    auto const why = plays(name);
    if (!why) return attack::Outcome::Done;
    if (!why->empty()) note_hindrance(name, *why);
    return attack::Outcome::Hindered;
}

// Nothing is noted: whether the tab still shows what he was about to do is the attacker's luck.
attack::Outcome Victim::goes_on(std::string_view name) {
    if (!believes_) return attack::Outcome::Hindered;
    browser_.acts_in(PersonBrowser::Place::TabLookedAt);
    bool const is_done = !plays(name);
    browser_.acts_in(PersonBrowser::Place::NamedTab);
    return is_done ? attack::Outcome::Done : attack::Outcome::Hindered;
}

void Victim::opens(std::string_view address) {
    auto const url = http::parse_url(full_address(address, hosts_.world().fixture().spec->host));
    believes_ = url && hosts_.of_app().contains(url.value().host_and_port());
    browser_.follow_mailed_link(address);
}

void Victim::turns_away() {
    believes_ = false;
    browser_.close_other_tabs();
}

std::optional<std::string> Victim::plays(std::string_view name) {
    auto const& routines = hosts_.world().fixture().spec->routines;
    auto const routine = routines.find(name);
    if (routine == routines.end()) return "";
    for (StepSpec const& step : routine->second) {
        bool const is_own_will = member_of(step.browse, "changes") == Json(true);
        std::size_t const first = hosts_.world().trace().exchanges().size();
        if (is_own_will) hosts_.take_changes_as(Hosts::Changes::Accepted);
        auto const found = steps_.play(step, browser_.person());
        // A "send" step does not pass by the hosts.
        if (!is_own_will) judge_.watch_changes(first);
        hosts_.take_changes_as(Hosts::Changes::Watched);
        if (!found) return step.at + ": " + found.error();
        if (found.value())
            return "expected " + found.value()->expected + ", got " + found.value()->got;
    }
    return std::nullopt;
}

void Victim::note_hindrance(std::string_view routine, std::string const& why) {
    if (notes_.size() < kNotesKept)
        notes_.push_back(browser_.person() + " could not go on with \"" + std::string(routine) +
                         "\": " + why + '.');
}

attack::Outcome Victim::clicks(std::string_view what) {
    return browser_.click_seen(what) ? attack::Outcome::Done : attack::Outcome::Hindered;
}

std::vector<attack::LeakedValue> Victim::foreseen() {
    std::vector<attack::LeakedValue> values = held_by(browser_);
    if (browser::Document const* document = browser_.shown())
        for (attack::LeakedValue& each : fields_of(*document)) values.push_back(std::move(each));
    World& world = hosts_.world();
    std::erase_if(values, [&](attack::LeakedValue const& each) {
        // A field is tried out in her own browser, which takes longer than anybody waits.
        bool const is_found = each.where != "page" && range::is_one_of_few(each.value);
        return !is_found && !is_foreseeable(each.value, world.trace(), world.hashings());
    });
    return values;
}

std::string Victim::show() {
    browser::Document const* document = browser_.shown();
    if (document == nullptr) return {};
    std::string text = seen_text(*document);
    auto const& exchanges = hosts_.world().trace().exchanges();
    judge_.received(text, exchanges.empty() ? 0 : exchanges.back().number);
    return text;
}

std::string Victim::back() {
    browser_.back();
    return show();
}

std::string Victim::visit(std::string_view address) {
    browser_.visit(address);
    return show();
}

std::vector<attack::LeakedValue> Victim::browser() {
    return leaks_.contains("browser") ? held_by(browser_) : std::vector<attack::LeakedValue>();
}

std::string Victim::database() {
    return leaks_.contains("database") ? hosts_.world().dump() : std::string();
}

std::vector<std::string> Victim::log() {
    std::vector<std::string> lines;
    if (!leaks_.contains("log")) return lines;
    for (Exchange const& exchange : hosts_.world().trace().exchanges())
        for (Event const& event : exchange.events)
            if (auto const* line = std::get_if<LogEvent>(&event.what)) lines.push_back(line->text);
    return lines;
}

std::string Victim::page() {
    browser::Document const* document = browser_.shown();
    return leaks_.contains("page") && document != nullptr ? saved_page(*document) : std::string();
}

std::vector<http::Request> Victim::requests() {
    std::vector<http::Request> sent;
    if (!leaks_.contains("requests")) return sent;
    for (Exchange const& exchange : hosts_.world().trace().exchanges())
        if (exchange.actor == browser_.person() && hosts_.answerer_of(exchange.request) == "app")
            sent.push_back(exchange.request);
    return sent;
}

}  // namespace parapet::browsing
