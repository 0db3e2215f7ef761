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
    /// refusals, what changed a cookie jar and what belongs to the entry's effects, then what the
    /// user did, requests and scripts, then the rest; late before early.
    void report(range::Json& entry, Time start, std::size_t bytes) const;
    /// What the app's answers did about the attack: it refused what the victim's browser was made
    /// to send, or a session that the attacker brought; or it showed as text what he had written.
    void add_answers(range::Trace const& trace, std::string const& victim);
    /// The kind of control that most refusals are, or the first of the intended ones among them;
    /// "missing" when there were none.
    range::Control control(std::vector<std::string> const& intended) const;

private:
    struct Happening {
        std::string const* person;
        browser::BrowserEvent const* event;
        int exchange;  // number in the trace; 0: none
        // Of a request: who answers, and what became of it on the line. Empty: no request, nobody.
        std::string_view to = {}, line = {};
    };
    std::vector<Happening> in_order() const;
    static range::Json json_of(Happening const&, Time start);

    std::vector<Happening> all_;
    std::vector<std::size_t> refused_, escaped_;  // places in the trace
};

}  // namespace parapet::browsing
