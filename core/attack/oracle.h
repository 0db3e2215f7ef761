// A question the database answers with yes or no, one request each: a frame whose two outcomes
// the attacker can tell apart by the body, the status or the time of the answer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/attack/entry.h"
#include "core/attack/frame.h"

namespace parapet::attack {

class Oracle {
public:
    // Nothing when the frame shows no difference: two requests, or one when what should go through
    // is refused like the frames before. One that does costs four more.
    static std::optional<Oracle> find(Entry&, Frame const&);

    bool ask(std::string_view condition) const;
    // A condition that compares in the way that got through.
    std::string greater(std::string_view expression, std::string_view number) const;
    std::string at_least(std::string_view expression, std::string_view text) const;

    Entry& entry() const { return *entry_; }
    Frame const& frame() const { return frame_; }
    // "by the body of the answer"
    std::string_view told_by() const;

private:
    enum class Sense { True, False, Slow, Fast };

    Oracle(Entry& entry, Frame frame) : entry_(&entry), frame_(std::move(frame)) {}
    bool learn(Detail closest);
    bool is_refused_as_before(Answer const&, Detail) const;
    bool learn_by_body(Detail, std::span<Answer const> trues, std::span<Answer const> falses);
    bool learn_by_time(std::span<Answer const> trues, std::span<Answer const> falses);
    Answer send(std::string_view condition) const;
    std::string plain_condition(std::string_view big, std::string_view small) const;

    Entry* entry_;
    Frame frame_;
    // What is compared: with the fingerprint of the answer that means yes (True) or no (False),
    // or the time with the threshold.
    Sense sense_ = Sense::True;
    Detail detail_ = Detail::Exact;
    std::string fingerprint_;
    Duration threshold_{0};
};

}  // namespace parapet::attack
