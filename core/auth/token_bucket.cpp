#include <algorithm>

#include "core/auth/rate_algorithms.h"

namespace parapet::auth {
namespace {

std::int64_t divide_up(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

}  // namespace

std::int64_t TokenBucket::missing_at(State const& state, Time now) const {
    std::int64_t const elapsed =
        std::max(now.time_since_epoch().count() - state.last, std::int64_t{0});
    if (elapsed >= divide_up(state.missing, quota_.limit)) return 0;
    return state.missing - elapsed * quota_.limit;
}

RateDecision TokenBucket::consume(State& state, std::uint32_t cost, Time now) const {
    std::int64_t const token = quota_.period.count();
    std::int64_t const full = quota_.capacity() * token;
    // After a clock stepped back, time counts from there.
    state.last = std::min(state.last, now.time_since_epoch().count());
    std::int64_t missing = missing_at(state, now);
    std::int64_t const wanted = cost <= quota_.capacity() ? cost * token : full + 1;
    bool const allowed = wanted <= full - missing;
    RateDecision decision{allowed ? RateVerdict::Allowed : RateVerdict::Limited, quota_.capacity()};
    if (allowed) {
        missing += wanted;
        state = {missing, now.time_since_epoch().count()};
    } else if (wanted <= full) {
        decision.retry_after = Duration(divide_up(missing + wanted - full, quota_.limit));
    }
    decision.remaining = static_cast<std::uint32_t>((full - missing) / token);
    decision.reset_after = Duration(divide_up(missing, quota_.limit));
    return decision;
}

bool TokenBucket::is_idle(State const& state, Time now) const {
    return missing_at(state, now) == 0;
}

}  // namespace parapet::auth
