// What is allowed, and the answer to one request. core/http/rate_limit_headers.h writes it down
// for the client.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/clock.h"

namespace parapet::auth {

struct RateQuota {
    std::uint32_t limit = 10;                   // requests …
    Duration period = std::chrono::minutes(1);  // … in this time
    // What a rested key may use at once; 0: as much as limit. Windows know no burst.
    std::uint32_t burst = 0;

    std::uint32_t capacity() const { return burst == 0 ? limit : burst; }
};

enum class QuotaError {
    LimitIsZero,
    PeriodTooShort,  // under a millisecond
    PeriodTooLong,   // it, or the time to fill the burst, is over ten years
    TooLarge,        // limit or burst, times the period in microseconds, is over 2^60
    CapacityIsZero,  // a store for no key
};
std::string_view explain(QuotaError);
std::optional<QuotaError> find_fault(RateQuota const&);

enum class RateVerdict { Allowed, Limited };

struct RateDecision {
    RateVerdict verdict = RateVerdict::Allowed;
    std::uint32_t limit = 0;
    std::uint32_t remaining = 0;         // after this request
    Duration reset_after = Duration(0);  // until nothing is used up any more
    // When the same request would be allowed; nothing when it is, or can never be.
    std::optional<Duration> retry_after = std::nullopt;

    bool allowed() const { return verdict == RateVerdict::Allowed; }
};

}  // namespace parapet::auth
