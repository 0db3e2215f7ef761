// Addresses as exercise.json writes them.
#pragma once

#include <string>
#include <string_view>

namespace parapet::browsing {

/// "/…" is of the host over https; all else is as a person would type it.
std::string full_address(std::string_view address, std::string_view host);

}  // namespace parapet::browsing
