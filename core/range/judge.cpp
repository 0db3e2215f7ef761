#include "core/range/judge.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/http/percent.h"
#include "core/range/fingerprint.h"
#include "core/range/plain_forms.h"

namespace parapet::range {
namespace {

constexpr std::size_t kShortestStatement = 20;  // bytes that are recognised

// One search is one question, whatever page of its answer is asked for.
std::string question_of(http::Request const& request) {
    std::string question = request.method + ' ' + request.target + ' ' + request.body;
    std::erase_if(question, ascii::is_digit);
    return question;
}

std::string share_of(std::size_t count, std::size_t all) {
    if (all == 1) return "the only one there is";
    if (count == all) return "all " + std::to_string(all) + " there are";
    return std::to_string(count) + " of the " + std::to_string(all) + " there are";
}

std::vector<sql::SqlError> errors_of(Exchange const& exchange) {
    std::vector<sql::SqlError> errors;
    for (Event const& event : exchange.events)
        if (event.sql() != nullptr && event.sql()->error) errors.push_back(*event.sql()->error);
    return errors;
}

bool may_have_written(Exchange const& exchange) {
    return std::any_of(exchange.events.begin(), exchange.events.end(), [](Event const& event) {
        SqlEvent const* sql = event.sql();
        return sql != nullptr &&
               (sql->changes != 0 || sql->statements != 1 || sql->columns.empty());
    });
}

}  // namespace

Judge::Judge(World& world, std::vector<std::string> const& counts, RolesServed served)
    : world_(world),
      counts_(counts),
      served_(std::move(served)),
      fingerprints_(world.fingerprints()) {}

void Judge::gain(Key key, int exchange, std::string says) {
    Gain& gain = gains_[std::move(key)];
    if (gain.count++ > 0) return;
    gain.exchange = exchange;
    gain.says = std::move(says);
}

void Judge::learn(std::set<std::size_t> const& canaries, int exchange) {
    for (std::size_t index : canaries) {
        Canary const& canary = world_.fixture().canaries.all()[index];
        bool const own = !canary.owner.empty() && canary.owner == world_.fixture().attacker;
        for (Key const& key :
             {Key{"learned:" + canary.kind, ""}, Key{"served:" + canary.kind, ""}}) {
            if (own && key.kind.starts_with("learned:")) continue;
            Gain& gain = gains_[key];
            if (!gain.canaries.insert(index).second) continue;
            gain.count = gain.canaries.size();
            if (gain.exchange == 0) gain.exchange = exchange;
        }
    }
}

void Judge::search_answered(Exchange const& exchange, std::set<std::size_t> const& canaries) {
    std::set<std::size_t>& shown = searches_[question_of(exchange.request)];
    for (std::size_t index : canaries)
        if (world_.fixture().canaries.all()[index].kind == "catalogue") shown.insert(index);
    std::size_t const all = world_.fixture().canaries.count("catalogue");
    for (std::string const& kind : counts_) {
        if (!kind.starts_with("catalogue:") || all == 0) continue;
        std::size_t const percent = static_cast<std::size_t>(std::atoi(kind.c_str() + 10));
        if (shown.empty() || shown.size() * 100 < percent * all) continue;
        Gain& gain = gains_[{kind, ""}];
        if (gain.exchange == 0) gain.exchange = exchange.number;
        if (shown.size() > gain.canaries.size()) gain.canaries = shown;
        gain.count = gain.canaries.size();
    }
}

void Judge::watch(std::size_t first) {
    auto const& exchanges = world_.trace().exchanges();
    for (std::size_t i = first; i < exchanges.size(); ++i) look_at(exchanges[i]);
}

void Judge::hear_errors() {
    auto const& errors = world_.database_errors();
    for (; errors_read_ < errors.size(); ++errors_read_)
        error_words_.remember(errors[errors_read_]);
}

// The fixture's hashes are canaries with owners; those made since then are anybody's, and an answer
// has no use for one. They count where the exercise has canaries of class "password".
void Judge::show_made_hashes(std::vector<std::string> const& forms, int exchange) {
    if (!world_.fixture().spec->canaries.contains("password")) return;
    auto const& made = world_.made_hashes();
    for (; hashes_read_ < made.size(); ++hashes_read_)
        made_hashes_.add(made[hashes_read_], hashes_read_);
    std::set<std::size_t> shown;
    for (std::string const& form : forms) made_hashes_.find(form, shown);
    for (std::size_t index : shown)
        if (hashes_shown_.insert(index).second)
            gain({"served:password", ""}, exchange,
                 "An answer carries a password hash that the app had made.");
}

void Judge::look_at(Exchange const& exchange) {
    hear_errors();
    for (std::string const* text : {&exchange.request.target, &exchange.request.body})
        if (!puzzles_.empty())
            for (std::string const& form : plain_forms(*text)) puzzles_.sent(form);
    if (exchange.response.status == 0)
        gain({"crashed", ""}, exchange.number,
             "The code gave no answer any more: the attacker had stopped it.");

    std::string shown = exchange.response.body;
    for (http::Header const& header : exchange.response.headers.entries())
        shown += '\n' + header.value;
    std::vector<std::string> const forms = plain_forms(shown);
    std::set<std::size_t> const canaries = world_.fixture().canaries.find(forms);
    learn(canaries, exchange.number);
    search_answered(exchange, canaries);
    show_puzzles(forms, exchange.number);
    show_made_hashes(forms, exchange.number);
    show_statements(exchange, forms);
    if (auto const words = error_words_.find(forms, errors_of(exchange)))
        gain({"error-text", ""}, exchange.number,
             "An answer carries the database's own words: `" + *words + "`.");
    if (may_have_written(exchange)) compare_fingerprints(exchange.number, "");
}

// A client has no use for the app's SQL either (ASVS 5.0, 16.5.1: queries).
void Judge::show_statements(Exchange const& exchange, std::vector<std::string> const& forms) {
    for (Event const& event : exchange.events) {
        if (event.sql() == nullptr || event.sql()->sql.size() < kShortestStatement) continue;
        std::string const start = event.sql()->sql.substr(0, kShortestStatement);
        for (std::string const& form : forms)
            if (form.find(start) != std::string::npos)
                return gain({"statement-text", ""}, exchange.number,
                            "An answer carries a statement of the app's: `" + start + "…`.");
    }
}

void Judge::show_puzzles(std::vector<std::string> const& forms, int exchange) {
    for (std::string const& form : forms)
        if (std::string const puzzle = puzzles_.solved_in(form); !puzzle.empty())
            gain({"executed", ""}, exchange,
                 "The attacker had the database work out " + puzzle + ".");
}

void Judge::claimed(std::string_view text) {
    int const last =
        world_.trace().exchanges().empty() ? 0 : world_.trace().exchanges().back().number;
    received(text, last);
}

void Judge::received(std::string_view text, int exchange) {
    std::vector<std::string> const forms = plain_forms(text);
    learn(world_.fixture().canaries.find(forms), exchange);
    show_puzzles(forms, exchange);
    show_made_hashes(forms, exchange);
}

void Judge::watch_changes(std::size_t first) {
    auto const& exchanges = world_.trace().exchanges();
    for (std::size_t i = first; i < exchanges.size(); ++i)
        if (may_have_written(exchanges[i])) compare_fingerprints(exchanges[i].number, "");
}

void Judge::found(std::string kind, std::size_t count, int exchange, std::string says) {
    Gain& gain = gains_[{std::move(kind), ""}];
    gain.count += count;
    if (gain.says.empty()) gain.says = std::move(says);
    if (gain.exchange == 0) gain.exchange = exchange;
}

void Judge::compare_fingerprints(int exchange, std::string const& role) {
    std::vector<std::string> const& now = world_.fingerprints();
    for (std::size_t i = 0; i < now.size(); ++i)
        if (now[i] != fingerprints_[i]) {
            gain({"changed", role}, exchange,
                 difference_in_words(world_.fixture().guarded[i].what, fingerprints_[i], now[i]));
            fingerprints_[i] = now[i];
        }
}

bool Judge::needs(std::string const& role, std::string const& kind) {
    auto const spec = world_.fixture().spec->canaries.find(kind);
    auto const served = served_.find(role);
    if (spec == world_.fixture().spec->canaries.end() || served == served_.end()) return false;
    std::string readers, others;
    for (std::string const& endpoint : served->second) {
        auto const& may = spec->second.may_read;
        bool const reader = std::find(may.begin(), may.end(), endpoint) != may.end();
        std::string& list = reader ? readers : others;
        list += (list.empty() ? "" : ", ") + endpoint;
    }
    if (readers.empty()) return false;
    std::string const note = "`" + role + "` may read " + spec->second.says +
                             ", which it needs for " + readers + "; it also serves " + others +
                             ", which do not need that.";
    if (!others.empty() && std::find(notes_.begin(), notes_.end(), note) == notes_.end())
        notes_.push_back(note);
    return true;
}

void Judge::watch_foothold(std::string const& role, std::string_view answer,
                           Exchange const& exchange) {
    for (std::size_t index : world_.fixture().canaries.find(plain_forms(answer))) {
        Canary const& canary = world_.fixture().canaries.all()[index];
        bool const own = !canary.owner.empty() && canary.owner == world_.fixture().attacker;
        if (own || needs(role, canary.kind)) continue;
        Gain& gain = gains_[{"learned:" + canary.kind, role}];
        gain.canaries.insert(index);
        gain.count = gain.canaries.size();
        if (gain.exchange == 0) gain.exchange = exchange.number;
    }
    if (may_have_written(exchange)) compare_fingerprints(exchange.number, role);
}

std::string Judge::says(Key const& key, Gain const& gain) const {
    std::string as = key.role.empty() ? "" : "As `" + key.role + "`: ";
    if (gain.canaries.empty()) return as + gain.says;
    std::size_t const colon = key.kind.find(':');
    std::string const head = key.kind.substr(0, colon);
    std::string const kind = head == "catalogue" ? head : key.kind.substr(colon + 1);
    Canaries const& canaries = world_.fixture().canaries;
    auto const all = static_cast<std::size_t>(
        std::count_if(canaries.all().begin(), canaries.all().end(), [&](Canary const& canary) {
            bool const own = !canary.owner.empty() && canary.owner == world_.fixture().attacker;
            return canary.kind == kind && (head != "learned" || !own);
        }));
    auto const spec = world_.fixture().spec->canaries.find(kind);
    std::string const what =
        spec == world_.fixture().spec->canaries.end() ? kind : spec->second.says;
    std::string const verb = head == "learned"  ? "The attacker holds "
                             : head == "served" ? "Answers carry "
                                                : "One search brought ";
    return as + verb + what + ": " + share_of(gain.count, all) + ".";
}

std::vector<Effect> Judge::effects() const {
    std::vector<Effect> effects;
    for (auto const& [key, gain] : gains_)
        if (gain.count > 0)
            effects.push_back({.kind = key.kind,
                               .count = gain.count,
                               .exchange = gain.exchange,
                               .role = key.role,
                               .says = says(key, gain)});
    return effects;
}

}  // namespace parapet::range
