// The trace as the report shows it: the telling exchanges of a case, each statement read with the
// SQL lens.
#pragma once

#include <set>
#include <vector>

#include "core/range/event_json.h"
#include "core/range/evidence.h"

namespace parapet::range {

// At most twelve exchanges in order of time, within so many bytes of JSON. The deciding ones (by
// number) come in first, then the first and the last, some with errors, and the earliest others.
// What does not fit at length is shown cut short, or left out.
Json trace_json(Evidence const&, std::set<int> const& deciding, std::size_t bytes);

// The learner's own lines in these exchanges (by index); those whose statement took in a request
// value as code, or failed, come first.
Json lines_json(Evidence const&, std::vector<std::size_t> const& exchanges);

}  // namespace parapet::range
