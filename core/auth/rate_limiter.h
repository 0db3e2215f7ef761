// Rate limiters behind one interface: test and consume are one call, so that no request slips
// between them. The store is bounded; when it is full of keys that count, newcomers share one
// budget, and no flood of keys resets a hot one.
//
//   auto logins = make_rate_limiter({.quota = {.limit = 5}}, clock, random).take();
//   if (!logins->consume(account_key(name)).allowed()) return too_many_requests();
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "core/auth/rate_quota.h"
#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"

namespace parapet::auth {

class RateLimiter {
public:
    virtual ~RateLimiter() = default;

    // Counts the request if it is allowed. Cost 0 asks what is left.
    virtual RateDecision consume(std::string_view key, std::uint32_t cost = 1) = 0;
    // What consume would say; nothing is counted.
    virtual RateDecision peek(std::string_view key, std::uint32_t cost = 1) const = 0;
    // The key starts afresh: after a successful login, say.
    virtual void forget(std::string_view key) = 0;

    virtual std::size_t size() const = 0;    // keys remembered
    virtual std::size_t memory() const = 0;  // bytes of the store
};

enum class RateAlgorithm { Gcra, TokenBucket, FixedWindow, SlidingCounter, SlidingLog };

struct RateLimiterOptions {
    RateAlgorithm algorithm = RateAlgorithm::Gcra;
    RateQuota quota = {};
    std::size_t capacity = 100'000;  // keys
};

// The clock must outlive the limiter; random is only drawn from now.
Result<std::unique_ptr<RateLimiter>, QuotaError> make_rate_limiter(RateLimiterOptions const&,
                                                                   Clock const&, Random&);

// Several budgets for one request: account and network, say. All or none of them are charged, and
// the answer is the strictest. No budget may occur twice.
struct RateCharge {
    RateLimiter* limiter;
    std::string_view key;
    std::uint32_t cost = 1;
};
RateDecision consume_all(std::span<RateCharge const>);

}  // namespace parapet::auth
