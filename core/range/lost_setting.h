// Whether an app went on without a setting (settings.h): it had asked for one, got nothing, and
// kept people's passwords all the same. What it made of the missing text is not looked at.
#pragma once

#include <string>
#include <vector>

#include "core/range/world.h"

namespace parapet::range {

// Names of the people whose password the tables hold now, in whatever form, and did not hold when
// the world began; and of new members who have signed in.
std::vector<std::string> newly_kept(World&);

}  // namespace parapet::range
