#include <algorithm>

#include "core/auth/rate_algorithms.h"

namespace parapet::auth {
namespace {

std::int64_t nanoseconds(Time time) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(time.time_since_epoch()).count();
}

Duration microseconds_up(std::int64_t nanos) { return Duration((nanos + 999) / 1000); }

}  // namespace

Gcra::Gcra(RateQuota const& quota)
    : capacity_(quota.capacity()),
      interval_((quota.period.count() * 1000 + quota.limit - 1) / quota.limit) {}

RateDecision Gcra::consume(State& state, std::uint32_t cost, Time now) const {
    std::int64_t const at = nanoseconds(now);
    std::int64_t const tolerance = capacity_ * interval_;
    // Not later than an empty bucket makes it, which only a clock that stepped back can cause.
    state.full_at = std::min(state.full_at, at + tolerance);
    std::int64_t const full_at = std::max(state.full_at, at);
    std::int64_t const new_full_at = full_at + std::min(cost, capacity_) * interval_;
    bool const allowed = cost <= capacity_ && new_full_at <= at + tolerance;
    RateDecision decision{allowed ? RateVerdict::Allowed : RateVerdict::Limited, capacity_};
    if (allowed)
        state.full_at = new_full_at;
    else if (cost <= capacity_)
        decision.retry_after = microseconds_up(new_full_at - tolerance - at);
    std::int64_t const used = (allowed ? new_full_at : full_at) - at;
    decision.remaining = static_cast<std::uint32_t>((tolerance - used) / interval_);
    decision.reset_after = microseconds_up(used);
    return decision;
}

bool Gcra::is_idle(State const& state, Time now) const { return state.full_at <= nanoseconds(now); }

}  // namespace parapet::auth
