// Plays legitimate users: the steps of a story, until one is not as they expect.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/range/exercise.h"
#include "core/range/step_player.h"

namespace parapet::range {

// The user was not served.
struct BrokenStep {
    std::size_t step;  // from 1
    std::string send;  // "POST /api/login", "click Sign in"
    std::string expected, got;
    std::vector<int> exchanges;  // numbers of this step's
};

// Nothing when every step was as expected. The error is a fault of the exercise itself.
Result<std::optional<BrokenStep>, std::string> play_story(StorySpec const&, StepPlayer&);

}  // namespace parapet::range
