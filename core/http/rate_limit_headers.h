// Writes RateLimit-Policy and RateLimit (draft-ietf-httpapi-ratelimit-headers) and Retry-After
// (RFC 9110 section 10.2.3). The numbers come from core/auth/rate_limiter.h.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/http/structured_field.h"

namespace parapet::http {

enum class QuotaUnit { Requests, ContentBytes, ConcurrentRequests };

struct RateLimitPolicy {
    std::string name;
    std::int64_t quota = 0;
    std::optional<std::chrono::seconds> window = std::nullopt;
    QuotaUnit unit = QuotaUnit::Requests;
    Bytes partition_key = {};                  // empty: not written
    std::vector<SfParameter> extensions = {};  // after the draft's own parameters
};

struct RateLimitState {
    std::string name;
    std::int64_t remaining = 0;
    std::optional<std::chrono::seconds> reset = std::nullopt;
    Bytes partition_key = {};
    std::vector<SfParameter> extensions = {};
};

Result<std::string, SfError> serialize(std::vector<RateLimitPolicy> const&);
Result<std::string, SfError> serialize(std::vector<RateLimitState> const&);

// Whole seconds, rounded up: a client that comes back then is not refused for coming early.
std::string retry_after(Duration wait);
std::string retry_after(Time moment);  // as an HTTP date

}  // namespace parapet::http
