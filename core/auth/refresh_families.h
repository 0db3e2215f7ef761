// Refresh tokens that are used once (RFC 9700 section 4.14.2). Each login on a device starts a
// family; each use replaces the token by its successor. A token that is used again tells that
// somebody else holds a copy: the whole family is revoked.
//
// Two tabs that refresh at the same time are no theft: for a short grace the predecessor is
// answered with the successor that exists already, and nothing is minted. This needs no stored
// token, as a successor is derived from its predecessor with a key that is not in the store.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/auth/opaque_token.h"
#include "core/base/clock.h"
#include "core/base/result.h"

namespace parapet::auth {

struct RefreshRules {
    Duration idle = std::chrono::hours(24) * 14;      // since the last use
    Duration absolute = std::chrono::hours(24) * 90;  // since the login
    Duration grace = std::chrono::seconds(10);        // 0: none
};

enum class RefreshError {
    Unknown,  // no token of ours
    Reused,   // a copy is about: the family has been revoked just now
    Revoked,  // the family was revoked before
    IdleExpired,
    AbsoluteExpired,
};
std::string_view explain(RefreshError);

enum class RefreshOutcome {
    Rotated,   // a successor was made
    Repeated,  // within the grace: the successor made before, once more
};

struct Refreshed {
    RefreshOutcome outcome;
    std::string token;
    std::string user;
    std::string device;
};

struct RefreshFamily {
    std::string user;
    std::string device;
    Time started;
    Time last_used;
};

class RefreshFamilies {
public:
    RefreshFamilies(RefreshRules const&, Clock const&, Random&);
    ~RefreshFamilies();
    RefreshFamilies(RefreshFamilies const&) = delete;
    RefreshFamilies& operator=(RefreshFamilies const&) = delete;

    // At login. A family that the user has on this device is revoked.
    std::string start(std::string_view user, std::string_view device);
    Result<Refreshed, RefreshError> refresh(std::string_view token);

    // Each returns how many families it ended.
    std::size_t revoke(std::string_view token);  // log-out: of any token of the family
    std::size_t revoke_device(std::string_view user, std::string_view device);
    std::size_t revoke_user(std::string_view user);  // after a password change, say

    std::vector<RefreshFamily> families_of(std::string_view user) const;  // alive, oldest first
    // Forgets what has expired; until then a replay is told from a guess.
    void sweep();
    std::size_t tokens_remembered() const { return tokens_.size(); }

private:
    struct Family {
        RefreshFamily facts;
        std::uint64_t generation = 0;  // of the one token that may be used
        std::vector<TokenHash> hashes = {};
        enum class State { Alive, Revoked } state = State::Alive;
    };
    struct Place {
        std::uint64_t family;
        std::uint64_t generation;
    };

    bool is_over(Family const&) const;
    void remember(std::uint64_t id, Family&, std::string_view token);
    std::string successor_of(std::string_view token) const;
    template <class Condition>
    std::size_t revoke_where(std::string_view user, Condition);

    RefreshRules rules_;
    Clock const& clock_;
    Random& random_;
    std::array<std::uint8_t, 32> key_;
    std::uint64_t next_id_ = 0;
    std::unordered_map<std::uint64_t, Family> families_;
    std::unordered_multimap<std::string, std::uint64_t> by_user_;
    std::unordered_map<TokenHash, Place, TokenHashHasher> tokens_;
};

}  // namespace parapet::auth
