// Reads effects off the world while an attack goes on. It looks at what the attacker received and
// claimed, and at the guarded values; never at what the app says about itself, and never at how a
// request or a statement is spelled.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "core/range/effect.h"
#include "core/range/error_words.h"
#include "core/range/puzzle.h"
#include "core/range/world.h"

namespace parapet::range {

// Which endpoints each role was seen to serve, by ids of the surface (survey.h).
using RolesServed = std::map<std::string, std::set<std::string>>;

class Judge {
public:
    // counts: the attack's, for the percentages of "catalogue:N".
    Judge(World&, std::vector<std::string> const& counts, RolesServed served = {});

    // The exchanges from this index on have been answered to the attacker.
    void watch(std::size_t first);
    // The attacker says that it knows this.
    void claimed(std::string_view text);
    // This came into his hands by another way than an answer, in the exchange of that number.
    void received(std::string_view text, int exchange);
    // What the app did in the exchanges from this index on was for somebody else.
    void watch_changes(std::size_t first);
    // What has changed until now was as it should be.
    void accept_changes() { fingerprints_ = world_.fingerprints(); }
    // The range has seen for itself what the attacker won (core/range/inside.h). The exchange is
    // the one that shows it, 0 when none does.
    void found(std::string kind, std::size_t count, int exchange, std::string says);
    // What stopped the attack, when that shows in no answer.
    void held(std::string says) { held_ = std::move(says); }
    std::string const& held() const { return held_; }
    // A member of the case in the report, beside its effects.
    void exhibit(std::string const& name, Json value) { exhibits_[name] = std::move(value); }
    std::map<std::string, Json> const& exhibits() const { return exhibits_; }
    // A statement ran through a foothold and gave this; the exchange shows it in the trace.
    void watch_foothold(std::string const& role, std::string_view answer, Exchange const&);

    Puzzles& puzzles() { return puzzles_; }
    // In the order of their kinds. says is written when this is called.
    std::vector<Effect> effects() const;
    // Remarks for the learner that are no effects: what a role may read that it also needs.
    std::vector<std::string> const& notes() const { return notes_; }

private:
    struct Gain {
        std::set<std::size_t> canaries;
        std::size_t count = 0;
        int exchange = 0;
        std::string says;
    };
    struct Key {
        std::string kind, role;
        auto tie() const { return std::tie(kind, role); }
        bool operator<(Key const& other) const { return tie() < other.tie(); }
    };

    void look_at(Exchange const&);
    void hear_errors();
    void show_made_hashes(std::vector<std::string> const& forms, int exchange);
    void show_statements(Exchange const&, std::vector<std::string> const& forms);
    void show_puzzles(std::vector<std::string> const& forms, int exchange);
    void learn(std::set<std::size_t> const& canaries, int exchange);
    void search_answered(Exchange const&, std::set<std::size_t> const& canaries);
    void compare_fingerprints(int exchange, std::string const& role);
    void gain(Key, int exchange, std::string says);
    bool needs(std::string const& role, std::string const& kind);
    std::string says(Key const&, Gain const&) const;

    World& world_;
    std::vector<std::string> counts_;
    RolesServed served_;
    Puzzles puzzles_;
    ErrorWords error_words_;
    std::size_t errors_read_ = 0;  // of world_.database_errors()
    Needles made_hashes_;          // ids are indices into world_.made_hashes()
    std::size_t hashes_read_ = 0;
    std::set<std::size_t> hashes_shown_;
    std::vector<std::string> fingerprints_;
    std::map<Key, Gain> gains_;
    std::map<std::string, std::set<std::size_t>> searches_;  // canaries by request without digits
    std::vector<std::string> notes_;
    std::string held_;
    std::map<std::string, Json> exhibits_;
};

}  // namespace parapet::range
