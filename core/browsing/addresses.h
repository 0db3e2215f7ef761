// Addresses and times as exercise.json writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"

namespace parapet::browsing {

/// "/…" is of the host over https; all else is as a person would type it.
std::string full_address(std::string_view address, std::string_view host);
/// "20 minutes", "1 day"; nothing when it is not so spelled, or more than ten years.
std::optional<Duration> read_duration(std::string_view text);

}  // namespace parapet::browsing
