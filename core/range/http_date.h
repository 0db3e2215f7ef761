// Dates of HTTP headers.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/clock.h"

namespace parapet::range {

// The fixed-length date of RFC 9110 section 5.6.7, "Sun, 06 Nov 1994 08:49:37 GMT".
std::optional<Time> http_date(std::string_view text);

}  // namespace parapet::range
