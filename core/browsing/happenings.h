// What the browsers of a case did and decided: as the report tells it, and which of their decisions
// stopped an attack.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/browsing/person_browser.h"
#include "core/range/control.h"
#include "core/range/json.h"

namespace parapet::browsing {

class Happenings {
public:
    void add(PersonBrowser const& browser);
    std::size_t size() const { return all_.size(); }

    /// "browser" and "browserEvents" of the entry. The telling ones first fill the room there is:
    /// refusals, what the user did, what was stored, then the rest; late before early.
    void report(range::Json& entry, Time start, std::size_t bytes) const;
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
};

}  // namespace parapet::browsing
