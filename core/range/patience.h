// How long people wait: what a step says, "20 minutes", and what an answer tells them.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/clock.h"
#include "core/http/message.h"

namespace parapet::range {

// A number of seconds, minutes, hours or days.
std::optional<Duration> duration_in(std::string_view text);

// Retry-After (RFC 9110 section 10.2.3): a number of seconds or a date. Nothing when there is none,
// or what is there is neither.
std::optional<Duration> told_to_wait(http::Response const&, Time now);

}  // namespace parapet::range
