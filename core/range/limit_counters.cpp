#include "core/range/limit_counters.h"

#include <algorithm>
#include <cmath>

#include "core/range/host_reply.h"
#include "core/range/work_meter.h"

namespace parapet::range {
namespace {

constexpr double kLongestWindow = 1000.0 * 60 * 60 * 24 * 366;  // milliseconds
constexpr double kMostTokens = 1e6;
constexpr double kSlowest = 1e-6;  // tokens a second

std::string out_of_range(std::string_view what) {
    return fail_reply("RangeError", "ERR_OUT_OF_RANGE", what);
}

std::optional<std::string> key_in(Json const& op, char kind) {
    Json const& key = member_of(op, "key");
    if (!key.is_string()) return std::nullopt;
    std::string const& text = key.as_string();
    if (text.size() > LimitCounters::kLongestKey) return std::nullopt;
    return kind + text;
}

double in_milliseconds(Duration duration) { return static_cast<double>(duration.count()) / 1000; }

std::string bad_key() {
    return fail_reply("TypeError", "ERR_INVALID_ARG_TYPE",
                      "The key of a limit must be a string of at most 1024 bytes");
}

}  // namespace

// A full store forgets what has ended; if all of it still counts, there is no room.
LimitCounters::Entry* LimitCounters::find_or_add(std::string const& key, Time now) {
    if (auto const found = entries_.find(key); found != entries_.end()) return &found->second;
    if (entries_.size() >= kMostKeys)
        std::erase_if(entries_, [now](auto const& entry) { return entry.second.until <= now; });
    return entries_.size() >= kMostKeys ? nullptr : &entries_[key];
}

std::string LimitCounters::increment(World& world, Json const& op) {
    world.advance(kStep);
    auto const key = key_in(op, 'c');
    if (!key) return bad_key();
    double const window = number_of(op, "window", 0);
    if (!(window >= 1 && window <= kLongestWindow))
        return out_of_range("windowMs must be from 1 millisecond to a year");
    Entry* const entry = find_or_add(*key, world.now());
    if (entry == nullptr) return out_of_range("There are too many keys in the store");
    Time const now = world.now();
    if (entry->until <= now)
        *entry = {0, now, now + microseconds(static_cast<std::uint64_t>(window * 1000))};
    entry->amount += 1;
    return ok_reply(object(
        {{"count", entry->amount}, {"resetMs", std::ceil(in_milliseconds(entry->until - now))}}));
}

std::string LimitCounters::take(World& world, Json const& op) {
    world.advance(kStep);
    auto const key = key_in(op, 'b');
    if (!key) return bad_key();
    double const capacity = number_of(op, "capacity", 0);
    double const per_second = number_of(op, "perSecond", 0);
    double const cost = number_of(op, "cost", 1);
    if (!(capacity >= 1 && capacity <= kMostTokens && per_second >= kSlowest &&
          per_second <= kMostTokens && cost >= 0 && cost <= kMostTokens))
        return out_of_range("capacity, perSecond and cost must be positive numbers");
    Entry* const entry = find_or_add(*key, world.now());
    if (entry == nullptr) return out_of_range("There are too many keys in the store");

    Time const now = world.now();
    double const refilled = in_milliseconds(now - entry->since) * per_second / 1000;
    double const used = std::clamp(entry->amount - refilled, 0.0, capacity);
    bool const allowed = used + cost <= capacity;
    double const lacking = allowed ? used + cost : used;
    double const until_full = lacking / per_second * 1e6;
    *entry = {lacking, now, now + microseconds(static_cast<std::uint64_t>(std::ceil(until_full)))};
    // A cost over the capacity can never be paid.
    double const wait = cost > capacity ? -1 : (used + cost - capacity) / per_second * 1000;
    return ok_reply(object({{"allowed", allowed},
                            {"remaining", std::floor(capacity - lacking)},
                            {"retryAfterMs", allowed ? 0 : std::ceil(wait)}}));
}

std::string LimitCounters::reset(World& world, Json const& op) {
    world.advance(kStep);
    for (char const kind : {'c', 'b'}) {
        auto const key = key_in(op, kind);
        if (!key) return bad_key();
        entries_.erase(*key);
    }
    return ok_reply(true);
}

}  // namespace parapet::range
