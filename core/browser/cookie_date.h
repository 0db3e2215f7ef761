// Reads the date of an Expires attribute as browsers do: RFC 6265bis section 5.1.1, which finds
// day, month, year and time anywhere in the text and ignores what is left, time zones among it.
// The writer of dates is core/http/http_date.h; the two share nothing but the clock.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/clock.h"

namespace parapet::browser {

/// Nothing when a part is missing, out of range (years from 1601 on), or no such day exists.
std::optional<Time> read_cookie_date(std::string_view text);

}  // namespace parapet::browser
