// What the operator sets outside of the code: "settings" of an exercise's world. An attack may have
// forgotten some of them; whether the app notices is what lost_setting.h looks at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/range/json.h"
#include "core/range/trace.h"

namespace parapet::range {

class World;

// Of a world where the operator has forgotten some.
struct Forgotten {
    std::vector<std::string> settings = {};  // names
    // Of the first of them that the app asked for:
    std::string missed = {};  // its name; empty: none yet
    std::size_t place = 0;    // index of the exchange in which it asked
    std::vector<Frame> frames = {};
};

// A text, or null where nobody has set it. The error is a fault of the exercise.
Result<Json, std::string> read_setting(World&, std::string_view name, Cause const& = {});

// The host operations setting and unstarted; any other is refused.
std::string setting_operation(World&, Json const& operation);

}  // namespace parapet::range
