#include "core/auth/rate_limiter.h"

#include "core/auth/key_hash.h"
#include "core/auth/key_table.h"
#include "core/auth/rate_algorithms.h"
#include "core/base/check.h"

namespace parapet::auth {
namespace {

template <class Algorithm>
class KeyedLimiter final : public RateLimiter {
public:
    KeyedLimiter(RateLimiterOptions const& options, Clock const& clock, Random& random)
        : algorithm_(options.quota), clock_(clock), hash_(random), table_(options.capacity) {}

    RateDecision consume(std::string_view key, std::uint32_t cost) override {
        Time const now = clock_.now();
        std::uint64_t const fingerprint = hash_(key);
        if (State* state = table_.find(fingerprint)) return algorithm_.consume(*state, cost, now);
        State state = {};
        RateDecision const decision = algorithm_.consume(state, cost, now);
        auto const is_idle = [&](State const& each) { return algorithm_.is_idle(each, now); };
        // Nothing to remember: a request that was refused or free takes no room.
        if (is_idle(state)) return decision;
        if (table_.insert(fingerprint, std::move(state), is_idle)) return decision;
        return algorithm_.consume(newcomers_, cost, now);
    }

    RateDecision peek(std::string_view key, std::uint32_t cost) const override {
        State const* found = table_.find(hash_(key));
        if (found == nullptr && table_.is_full()) found = &newcomers_;
        State state = found == nullptr ? State{} : *found;
        return algorithm_.consume(state, cost, clock_.now());
    }

    void forget(std::string_view key) override { table_.remove(hash_(key)); }
    std::size_t size() const override { return table_.size(); }
    std::size_t memory() const override { return table_.memory(); }

private:
    using State = typename Algorithm::State;
    Algorithm algorithm_;
    Clock const& clock_;
    KeyHash hash_;
    KeyTable<State> table_;
    State newcomers_ = {};  // shared by keys the full table has no room for
};

// a is to be told rather than b.
bool is_stricter(RateDecision const& a, RateDecision const& b) {
    if (a.allowed() != b.allowed()) return b.allowed();
    if (a.allowed()) return a.remaining < b.remaining;
    if (!a.retry_after || !b.retry_after) return !a.retry_after;  // never is longer than any wait
    return *a.retry_after > *b.retry_after;
}

}  // namespace

Result<std::unique_ptr<RateLimiter>, QuotaError> make_rate_limiter(
    RateLimiterOptions const& options, Clock const& clock, Random& random) {
    if (auto fault = find_fault(options.quota)) return Failure{*fault};
    if (options.capacity == 0) return Failure{QuotaError::CapacityIsZero};
    std::unique_ptr<RateLimiter> limiter;
    switch (options.algorithm) {
        case RateAlgorithm::Gcra:
            limiter = std::make_unique<KeyedLimiter<Gcra>>(options, clock, random);
            break;
        case RateAlgorithm::TokenBucket:
            limiter = std::make_unique<KeyedLimiter<TokenBucket>>(options, clock, random);
            break;
        case RateAlgorithm::FixedWindow:
            limiter = std::make_unique<KeyedLimiter<FixedWindow>>(options, clock, random);
            break;
        case RateAlgorithm::SlidingCounter:
            limiter = std::make_unique<KeyedLimiter<SlidingCounter>>(options, clock, random);
            break;
        case RateAlgorithm::SlidingLog:
            limiter = std::make_unique<KeyedLimiter<SlidingLog>>(options, clock, random);
            break;
    }
    return limiter;
}

RateDecision consume_all(std::span<RateCharge const> charges) {
    PARAPET_CHECK(!charges.empty());
    std::optional<RateDecision> strictest;
    for (RateCharge const& charge : charges) {
        RateDecision const decision = charge.limiter->peek(charge.key, charge.cost);
        if (!strictest || is_stricter(decision, *strictest)) strictest = decision;
    }
    if (!strictest->allowed()) return *strictest;
    for (RateCharge const& charge : charges) charge.limiter->consume(charge.key, charge.cost);
    return *strictest;
}

}  // namespace parapet::auth
