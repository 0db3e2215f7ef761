#include "core/range/score.h"

#include <algorithm>

namespace parapet::range {

int points_of(CaseResult const& one, std::span<CaseResult const> all) {
    bool const earned =
        one.good && !one.by_luck &&
        std::all_of(one.needs.begin(), one.needs.end(), [&](auto const& id) {
            // A story that was not played takes nothing away.
            return std::all_of(all.begin(), all.end(), [&](CaseResult const& other) {
                return other.id != id || other.good;
            });
        });
    return earned ? one.weight : 0;
}

Score total(std::span<CaseResult const> all) {
    Score score;
    for (CaseResult const& one : all) {
        score.points += points_of(one, all);
        score.of += one.weight;
    }
    return score;
}

}  // namespace parapet::range
