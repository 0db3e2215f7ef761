// The three algorithms that count inside windows.
#include <algorithm>

#include "core/auth/rate_algorithms.h"

namespace parapet::auth {
namespace {

std::int64_t microseconds(Time time) { return time.time_since_epoch().count(); }

RateDecision decide(RateQuota const& quota, bool allowed) {
    return {allowed ? RateVerdict::Allowed : RateVerdict::Limited, quota.limit};
}

}  // namespace

RateDecision FixedWindow::consume(State& state, std::uint32_t cost, Time now) const {
    std::int64_t const period = quota_.period.count();
    std::int64_t const window = microseconds(now) / period;
    if (window > state.window) state.count = 0;
    state.window = window;  // a clock that stepped back takes the count with it
    Duration const rest((window + 1) * period - microseconds(now));
    bool const allowed = cost <= quota_.limit - state.count;
    RateDecision decision = decide(quota_, allowed);
    if (allowed)
        state.count += cost;
    else if (cost <= quota_.limit)
        decision.retry_after = rest;
    decision.remaining = quota_.limit - state.count;
    decision.reset_after = state.count == 0 ? Duration(0) : rest;
    return decision;
}

bool FixedWindow::is_idle(State const& state, Time now) const {
    return state.count == 0 || microseconds(now) / quota_.period.count() > state.window;
}

// How long until previous × (share still covered) + current + cost fits into the limit.
Duration SlidingCounter::wait_for(State const& state, std::int64_t cost, std::int64_t into) const {
    std::int64_t const period = quota_.period.count();
    // The first moment inside a window at which a previous count takes no more than room.
    auto const moment = [period](std::int64_t previous, std::int64_t room) {
        return previous <= room ? 0 : period - room * period / previous;
    };
    std::int64_t const room = quota_.limit - cost - state.current;
    if (room >= 0) return Duration(std::max(moment(state.previous, room) - into, std::int64_t{0}));
    return Duration(period - into + moment(state.current, quota_.limit - cost));
}

RateDecision SlidingCounter::consume(State& state, std::uint32_t cost, Time now) const {
    std::int64_t const period = quota_.period.count();
    std::int64_t const window = microseconds(now) / period;
    if (window == state.window + 1)
        state = {window, 0, state.current};
    else if (window > state.window)
        state = {window, 0, 0};
    state.window = window;  // a clock that stepped back takes the counts with it
    std::int64_t const into = microseconds(now) - window * period;
    std::int64_t const weighted = (state.previous * (period - into) + period - 1) / period;
    std::int64_t used = std::min<std::int64_t>(state.current + weighted, quota_.limit);

    bool const allowed = cost <= quota_.limit - used;
    RateDecision decision = decide(quota_, allowed);
    if (allowed) {
        state.current += cost;
        used += cost;
    } else if (cost <= quota_.limit) {
        decision.retry_after = wait_for(state, cost, into);
    }
    decision.remaining = static_cast<std::uint32_t>(quota_.limit - used);
    if (state.current > 0)
        decision.reset_after = Duration(2 * period - into);
    else if (state.previous > 0)
        decision.reset_after = Duration(period - into);
    return decision;
}

bool SlidingCounter::is_idle(State const& state, Time now) const {
    std::int64_t const ahead = microseconds(now) / quota_.period.count() - state.window;
    return ahead > 1 || (ahead == 1 && state.current == 0) ||
           (state.current == 0 && state.previous == 0);
}

RateDecision SlidingLog::consume(State& state, std::uint32_t cost, Time now) const {
    auto& entries = state.entries;
    // A clock that stepped back leaves entries of the future: they count from now.
    for (Entry& entry : entries) entry.at = std::min(entry.at, now);
    std::erase_if(entries, [&](Entry const& entry) { return entry.at + quota_.period <= now; });
    std::int64_t used = 0;
    for (Entry const& entry : entries) used += entry.cost;

    bool const allowed = cost <= quota_.limit - used;
    RateDecision decision = decide(quota_, allowed);
    if (allowed) {
        if (cost > 0) entries.push_back({now, cost});
        used += cost;
    } else if (cost <= quota_.limit) {
        std::int64_t left = used;
        auto oldest = entries.begin();
        while (left - oldest->cost + cost > quota_.limit) left -= oldest++->cost;
        decision.retry_after = oldest->at + quota_.period - now;
    }
    decision.remaining = static_cast<std::uint32_t>(quota_.limit - used);
    if (!entries.empty()) decision.reset_after = entries.back().at + quota_.period - now;
    return decision;
}

bool SlidingLog::is_idle(State const& state, Time now) const {
    return state.entries.empty() || state.entries.back().at + quota_.period <= now;
}

}  // namespace parapet::auth
