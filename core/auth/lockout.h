// Slows down guessing of one account without handing strangers a way to lock its owner out: the
// wait grows with each failure and has an end, attempts during a wait do not extend it, and a
// device the account is known from has a count of its own (OWASP "device cookies").
//
// Each attempt is counted as a failure when it begins, so a hundred at once are a hundred; success
// takes it all back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/auth/key_hash.h"
#include "core/auth/key_table.h"
#include "core/base/clock.h"
#include "core/base/random.h"

namespace parapet::auth {

struct LockoutRules {
    std::uint32_t free_attempts = 5;                // without any wait
    Duration first_wait = std::chrono::seconds(1);  // doubled with each further failure
    Duration longest_wait = std::chrono::minutes(15);
    Duration forget_after = std::chrono::hours(24);  // since the last attempt that was let in
    std::size_t capacity = 100'000;                  // accounts and devices
};

struct LoginAttempt {
    std::string_view account;      // account_key()
    std::string_view device = {};  // proven by a signed device cookie of this account, or empty
};

class Lockout {
public:
    Lockout(LockoutRules const& rules, Clock const& clock, Random& random)
        : rules_(rules), clock_(clock), hash_(random), table_(rules.capacity) {}

    // Nothing: go ahead and check the password. Else how long to wait before the next attempt.
    [[nodiscard]] std::optional<Duration> begin(LoginAttempt const&);
    void succeeded(LoginAttempt const&);
    // The escape: the owner proved to be the owner in another way (reset link, second factor).
    void release(std::string_view account) { table_.remove(hash_of({account})); }

private:
    struct State {
        Time last{};
        std::uint32_t attempts = 0;
    };
    std::uint64_t hash_of(LoginAttempt const&) const;
    Duration wait_after(std::uint32_t attempts) const;
    bool is_idle(State const& state) const;

    LockoutRules rules_;
    Clock const& clock_;
    KeyHash hash_;
    KeyTable<State> table_;
    State newcomers_ = {};  // shared by accounts the full table has no room for
};

}  // namespace parapet::auth
