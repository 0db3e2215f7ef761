// What the simulated browser decided, and every reason it had.
//
// Each reader and policy of this layer returns a Verdict: all grounds for and against, in the order
// in which the standard comes to them, each with the section it rests on. One ground that blocks is
// enough to block; what permits or merely notes is kept, for a learner asks "why was it sent?" too.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace parapet::browser {

enum class Effect { Blocks, Permits, Notes };

struct Reason {
    Effect effect;
    std::string_view section;  // a literal: "RFC 6265bis 5.7 step 12", "CSP3 6.7.2.5"
    std::string text;          // one sentence, naming the values it turned on
};

class [[nodiscard]] Verdict {
public:
    void block(std::string_view section, std::string text) {
        add(Effect::Blocks, section, std::move(text));
    }
    void permit(std::string_view section, std::string text) {
        add(Effect::Permits, section, std::move(text));
    }
    void note(std::string_view section, std::string text) {
        add(Effect::Notes, section, std::move(text));
    }

    /// True when nothing blocks: an empty verdict allows.
    bool allowed() const {
        return std::none_of(reasons_.begin(), reasons_.end(),
                            [](Reason const& r) { return r.effect == Effect::Blocks; });
    }
    std::vector<Reason> const& reasons() const { return reasons_; }

private:
    void add(Effect effect, std::string_view section, std::string text) {
        reasons_.push_back({effect, section, std::move(text)});
    }

    std::vector<Reason> reasons_;
};

}  // namespace parapet::browser
