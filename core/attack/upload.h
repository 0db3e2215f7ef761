// Files that the attacker puts on the app: an endpoint with a parameter "content", "file", "data"
// or "body", and perhaps one for the file's name and one for its type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/attack/target.h"

namespace parapet::attack {

/// Uploads the content under names and types that a careless server takes for harmless; the paths
/// that the app gave for them, and of one of them with other endings.
std::vector<std::string> upload(Target&, std::string const& content);

}  // namespace parapet::attack
