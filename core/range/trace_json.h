// The trace as the report shows it: the telling exchanges of a case, each statement read with the
// SQL lens.
#pragma once

#include <vector>

#include "core/range/event_json.h"
#include "core/range/evidence.h"

namespace parapet::range {

// At most twelve exchanges in order of time, within so many bytes of JSON. The deciding ones (by
// number, the most telling first) come in first, then the first and the last, some with errors, and
// the earliest others. What does not fit at length is shown cut short, or left out. Each is text
// already (Json::written): nothing asks it for a member.
Json trace_json(Evidence const&, std::vector<int> const& deciding, std::size_t bytes);

// The learner's own lines in these exchanges (by index): first those whose statement took in a
// request value as code, then those whose statement failed.
Json lines_json(Evidence const&, std::vector<std::size_t> const& exchanges);

// Whether a statement of the exchange took in a request value as code.
bool ran_code(Evidence const&, std::size_t exchange);

}  // namespace parapet::range
