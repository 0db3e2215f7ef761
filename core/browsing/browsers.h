// What Run is given when an exercise has people with browsers: it reads what exercise.json says of
// them and opens browsers, hosts and lines for each case.
//
//   browsing::Browsers browsers({parser, scripts});   // the sandbox's side, or a test's
//   range::Run run(&browsers);
#pragma once

#include "core/browsing/person_browser.h"
#include "core/range/browser_part.h"

namespace parapet::browsing {

class Browsers final : public range::BrowserPart {
public:
    explicit Browsers(PageSide side) : side_(side) {}

    void check(range::Exercise const&, range::JsonNode const& root) const override;
    std::unique_ptr<range::BrowserCase> open(range::Network&) const override;

private:
    PageSide side_;
};

}  // namespace parapet::browsing
