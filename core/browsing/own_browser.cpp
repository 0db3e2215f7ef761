#include "core/browsing/own_browser.h"

namespace parapet::browsing {

using namespace range;

std::vector<attack::Sent> OwnBrowser::does(std::string_view name) {
    auto const& routines = hosts_.world().fixture().spec->routines;
    auto const routine = routines.find(name);
    if (routine == routines.end()) return {};
    auto const& exchanges = hosts_.world().trace().exchanges();
    std::size_t const first = exchanges.size();
    // What he does in his own account is no attack.
    hosts_.take_changes_as(Hosts::Changes::Accepted);
    for (StepSpec const& step : routine->second) {
        auto const found = steps_.play(step, browser_.person());
        if (!found || found.value()) break;
    }
    hosts_.take_changes_as(Hosts::Changes::Watched);
    judge_.watch(first);
    std::vector<attack::Sent> sent;
    for (std::size_t i = first; i < exchanges.size(); ++i)
        if (exchanges[i].actor == browser_.person() &&
            hosts_.answerer_of(exchanges[i].request) == "app")
            sent.push_back({exchanges[i].request, exchanges[i].response});
    return sent;
}

}  // namespace parapet::browsing
