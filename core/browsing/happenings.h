// What the browsers of a case did and decided: as the report tells it, and which of their decisions
// stopped an attack.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/browsing/person_browser.h"
#include "core/range/control.h"
#include "core/range/json.h"
#include "core/range/trace.h"

namespace parapet::browsing {

class Happenings {
public:
    void add(PersonBrowser const& browser);
    std::size_t size() const { return all_.size(); }

    /// "browser" and "browserEvents" of the entry. The telling ones first fill the room there is:
    /// refusals, what the user did, what was stored, then the rest; late before early.
    void report(range::Json& entry, Time start, std::size_t bytes) const;
    /// Exchanges of the trace in which the app refused what a victim's browser was made to send.
    void add_refusals(range::Trace const& trace, std::string const& victim);
    /// The kind of control that most refusals are, or the first of the intended ones among them;
    /// nothing when nothing was refused.
    std::optional<range::Control> control(std::vector<std::string> const& intended) const;

private:
    struct Happening {
        std::string const* person;
        browser::BrowserEvent const* event;
        int exchange;  // number in the trace; 0: none
    };
    std::vector<Happening> in_order() const;
    static range::Json json_of(Happening const&, Time start);

    std::vector<Happening> all_;
    std::vector<std::size_t> refused_;  // places in the trace
};

}  // namespace parapet::browsing
