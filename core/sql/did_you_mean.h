// The name a person may have meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parapet::sql {

// "; did you mean \"secrets\"?" when one of the names is at most two edits away, else "".
std::string did_you_mean(std::string_view written, std::vector<std::string> const& names);

}  // namespace parapet::sql
