// Plays a legitimate user: sends the steps of a story and compares every answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/range/exercise.h"
#include "core/range/network.h"

namespace parapet::range {

// The user was not served.
struct BrokenStep {
    std::size_t step;  // from 1
    std::string send;  // "POST /api/login"
    std::string expected, got;
    std::vector<int> exchanges;  // numbers of this step's
};

// Nothing when every step was as expected. The error is a fault of the exercise itself.
Result<std::optional<BrokenStep>, std::string> play_story(StorySpec const&, Network&);

}  // namespace parapet::range
