// Plays one case in a fresh world and writes its entry of the report.
#pragma once

#include <string>

#include "core/range/case_result.h"
#include "core/range/exercise.h"
#include "core/range/network.h"

namespace parapet::range {

// trace_bytes: what the entry may take as JSON; its trace is shortened until it fits. The error is
// a fault of the exercise.
// browsers: null where the exercise has none.
Result<CaseResult, std::string> play_case(StorySpec const&, World&, App&, std::size_t trace_bytes,
                                          BrowserPart const* browsers = nullptr);
Result<CaseResult, std::string> play_case(AttackSpec const&, World&, App&, std::size_t trace_bytes,
                                          BrowserPart const* browsers = nullptr);

}  // namespace parapet::range
