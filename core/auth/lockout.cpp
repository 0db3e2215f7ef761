#include "core/auth/lockout.h"

namespace parapet::auth {

// The length in front keeps account and device apart whatever characters they hold.
std::uint64_t Lockout::hash_of(LoginAttempt const& attempt) const {
    std::string key = std::to_string(attempt.account.size());
    key += ':';
    key += attempt.account;
    key += attempt.device;
    return hash_(key);
}

Duration Lockout::wait_after(std::uint32_t attempts) const {
    if (attempts < rules_.free_attempts || attempts == 0) return Duration(0);
    Duration wait = rules_.first_wait;
    for (std::uint32_t i = rules_.free_attempts; i < attempts && wait < rules_.longest_wait; ++i)
        wait *= 2;
    return std::min(wait, rules_.longest_wait);
}

bool Lockout::is_idle(State const& state) const {
    return state.attempts == 0 || clock_.now() >= state.last + rules_.forget_after;
}

std::optional<Duration> Lockout::begin(LoginAttempt const& attempt) {
    std::uint64_t const fingerprint = hash_of(attempt);
    Time const now = clock_.now();
    auto const idle = [this](State const& state) { return is_idle(state); };
    State* state = table_.find(fingerprint);
    if (state == nullptr)
        state = table_.insert(fingerprint, State{}, idle) ? table_.find(fingerprint) : &newcomers_;
    if (is_idle(*state)) *state = State{};

    // A clock that stepped back makes nobody wait longer than from now.
    Time const since = std::min(state->last, now);
    Time const open = since + wait_after(state->attempts);
    if (now < open) return open - now;
    state->last = now;
    ++state->attempts;
    return std::nullopt;
}

void Lockout::succeeded(LoginAttempt const& attempt) { table_.remove(hash_of(attempt)); }

}  // namespace parapet::auth
