// One event of a trace as the report shows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/range/json.h"
#include "core/range/trace.h"
#include "core/sql/lens.h"

namespace parapet::range {

// How much of an exchange is shown.
struct TraceLimits {
    std::size_t events;  // of an exchange
    std::size_t body;    // bytes of a body
    std::size_t sql;     // bytes of a statement
};

// values: what the request carried, for the SQL lens. editable: the learner's own files.
Json event_json(Event const&, std::vector<sql::RequestValue> const& values,
                std::vector<std::string> const& editable, TraceLimits const&);

// The innermost frame in a file of the learner's, else the innermost; null without frames.
Json place_json(std::vector<Frame> const&, std::vector<std::string> const& editable);

// Whole numbers are written as such, so that the text is what JavaScript would write.
Json milliseconds(Duration);

// Cut where a character begins; bytes that are not UTF-8 become U+FFFD.
std::string cut(std::string_view text, std::size_t limit);

}  // namespace parapet::range
