// The attacker's own browser, of a person whose account is his: core/attack/own_browser.h.
#pragma once

#include <string_view>
#include <vector>

#include "core/attack/own_browser.h"
#include "core/browsing/belongings.h"
#include "core/range/step_player.h"

namespace parapet::browsing {

class OwnBrowser final : public attack::OwnBrowser {
public:
    OwnBrowser(PersonBrowser& browser, Hosts& hosts, range::Judge& judge, range::StepPlayer& steps)
        : browser_(browser), hosts_(hosts), judge_(judge), steps_(steps) {}

    std::vector<attack::Sent> does(std::string_view routine) override;
    std::vector<attack::LeakedValue> holds() override { return held_by(browser_); }

private:
    PersonBrowser& browser_;
    Hosts& hosts_;
    range::Judge& judge_;
    range::StepPlayer& steps_;
};

}  // namespace parapet::browsing
