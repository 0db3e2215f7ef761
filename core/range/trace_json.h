// The trace as the report shows it: the telling exchanges of a case, each statement read with the
// SQL lens.
#pragma once

#include <set>
#include <vector>

#include "core/range/event_json.h"
#include "core/range/evidence.h"

namespace parapet::range {

// Indices of the exchanges to show, rising: the deciding ones (by number), the first and the last,
// some with errors, and then the earliest others.
std::vector<std::size_t> telling_exchanges(Evidence const&, std::set<int> const& deciding,
                                           TraceLimits const&);

Json trace_json(Evidence const&, std::set<int> const& deciding, TraceLimits const&);

// The learner's own lines in these exchanges (by index); those whose statement took in a request
// value as code, or failed, come first.
Json lines_json(Evidence const&, std::vector<std::size_t> const& exchanges);

}  // namespace parapet::range
