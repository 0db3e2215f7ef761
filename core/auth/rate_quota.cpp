#include "core/auth/rate_quota.h"

#include <algorithm>

namespace parapet::auth {

std::string_view explain(QuotaError error) {
    switch (error) {
        case QuotaError::LimitIsZero: return "A limit of no request lets nobody in.";
        case QuotaError::PeriodTooShort: return "A period is at least a millisecond.";
        case QuotaError::PeriodTooLong: return "A quota renews itself within ten years.";
        case QuotaError::TooLarge:
            return "The limit over this period is too large to count exactly.";
        case QuotaError::CapacityIsZero: return "The store has no room for a key.";
    }
    return "Unknown quota error.";
}

std::optional<QuotaError> find_fault(RateQuota const& quota) {
    constexpr std::int64_t kMost = std::int64_t{1} << 60;
    constexpr Duration kLongest = std::chrono::hours(24) * 3652;
    if (quota.limit == 0) return QuotaError::LimitIsZero;
    if (quota.period < std::chrono::milliseconds(1)) return QuotaError::PeriodTooShort;
    if (quota.period > kLongest) return QuotaError::PeriodTooLong;
    if (quota.period.count() > kMost / std::max(quota.limit, quota.capacity()))
        return QuotaError::TooLarge;
    if (quota.capacity() * quota.period / quota.limit > kLongest) return QuotaError::PeriodTooLong;
    return std::nullopt;
}

}  // namespace parapet::auth
