// What ./limits.js keeps: counters and token buckets in a store that every process of the
// application shares, on the world's clock. Each call is one step, so no request slips between
// test and increment.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/range/json.h"
#include "core/range/world.h"

namespace parapet::range {

class LimitCounters {
public:
    static constexpr std::size_t kMostKeys = 100'000;
    static constexpr std::size_t kLongestKey = 1024;  // bytes

    // "limits.increment": key, window in ms → {count, resetMs}. The window starts with the first.
    std::string increment(World&, Json const& operation);
    // "limits.take": key, capacity, perSecond, cost → {allowed, remaining, retryAfterMs}.
    std::string take(World&, Json const& operation);
    // "limits.reset": key → true
    std::string reset(World&, Json const& operation);

private:
    struct Entry {
        double amount = 0;  // hits of a counter; tokens that a bucket lacked at `since`
        Time since{};
        Time until{};  // when the window ends or the bucket is full: of no account from then on
    };
    Entry* find_or_add(std::string const& key, Time now);

    std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace parapet::range
