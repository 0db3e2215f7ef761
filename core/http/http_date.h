// Writes IMF-fixdate (RFC 9110 section 5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT".
#pragma once

#include <string>

#include "core/base/clock.h"

namespace parapet::http {

// Fractions of a second are cut off. Years 0 to 9999; other times are a bug in the caller.
std::string http_date(Time);

}  // namespace parapet::http
