// Five ways to hold a quota, each a pure function over a small state: no store, no clock.
// A fresh State is that of a key never seen, and an idle one may be forgotten without loss.
// A clock that steps back neither grants requests nor locks a key out for longer than the quota.
//
//   algorithm       state    burst at an edge         remembers
//   fixed window    16 bytes up to twice the limit    a count
//   sliding counter 16 bytes little over the limit    two counts
//   sliding log     grows    exact                    every request of the period
//   token bucket    16 bytes burst, then the rate     what is missing
//   GCRA            8 bytes  as the token bucket      one moment
#pragma once

#include <cstdint>
#include <vector>

#include "core/auth/rate_quota.h"

namespace parapet::auth {

// Aligned to multiples of the period since 1970.
class FixedWindow {
public:
    struct State {
        std::int64_t window = 0;
        std::uint32_t count = 0;
    };
    explicit FixedWindow(RateQuota const& quota) : quota_(quota) {}
    RateDecision consume(State&, std::uint32_t cost, Time now) const;
    bool is_idle(State const&, Time now) const;

private:
    RateQuota quota_;
};

// The previous window counts by the share of it that the sliding window still covers, as if its
// requests had been spread evenly.
class SlidingCounter {
public:
    struct State {
        std::int64_t window = 0;
        std::uint32_t current = 0;
        std::uint32_t previous = 0;
    };
    explicit SlidingCounter(RateQuota const& quota) : quota_(quota) {}
    RateDecision consume(State&, std::uint32_t cost, Time now) const;
    bool is_idle(State const&, Time now) const;

private:
    Duration wait_for(State const&, std::int64_t cost, std::int64_t into) const;
    RateQuota quota_;
};

class SlidingLog {
public:
    struct Entry {
        Time at;
        std::uint32_t cost;
    };
    struct State {
        std::vector<Entry> entries = {};  // oldest first
    };
    explicit SlidingLog(RateQuota const& quota) : quota_(quota) {}
    RateDecision consume(State&, std::uint32_t cost, Time now) const;
    bool is_idle(State const&, Time now) const;

private:
    RateQuota quota_;
};

// Exact in integers: a token is worth `period` credits, and a microsecond brings `limit` of them.
class TokenBucket {
public:
    struct State {
        std::int64_t missing = 0;  // credits below full, at `last`
        std::int64_t last = 0;     // microseconds since 1970
    };
    explicit TokenBucket(RateQuota const& quota) : quota_(quota) {}
    RateDecision consume(State&, std::uint32_t cost, Time now) const;
    bool is_idle(State const&, Time now) const;

private:
    std::int64_t missing_at(State const&, Time now) const;
    RateQuota quota_;
};

// Generic cell rate algorithm (ITU-T I.371): the moment at which the bucket is full again.
class Gcra {
public:
    struct State {
        std::int64_t full_at = 0;  // nanoseconds since 1970
    };
    explicit Gcra(RateQuota const&);
    RateDecision consume(State&, std::uint32_t cost, Time now) const;
    bool is_idle(State const&, Time now) const;

private:
    std::uint32_t capacity_;
    std::int64_t interval_;  // nanoseconds a request is worth, rounded up
};

}  // namespace parapet::auth
