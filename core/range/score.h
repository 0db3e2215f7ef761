// Points: the weights of served stories and of blocked attacks. A block counts only while the
// stories it needs are served, so breaking the app earns nothing; and while the attacks it needs
// are blocked, so that what has nothing to try yet earns nothing: fixing one more thing never
// lowers the score. A block by luck alone earns nothing either.
#pragma once

#include <span>

#include "core/range/case_result.h"

namespace parapet::range {

struct Score {
    int points = 0;
    int of = 0;
};

// What one case earns among all that were played.
int points_of(CaseResult const&, std::span<CaseResult const> all);
Score total(std::span<CaseResult const> all);

}  // namespace parapet::range
