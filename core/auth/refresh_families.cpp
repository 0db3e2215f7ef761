#include "core/auth/refresh_families.h"

#include <algorithm>

#include "core/crypto/digest.h"
#include "core/crypto/wipe.h"

namespace parapet::auth {

std::string_view explain(RefreshError error) {
    switch (error) {
        case RefreshError::Unknown: return "This is no refresh token that was given out.";
        case RefreshError::Reused:
            return "The token was used before, so two parties hold it: the family is revoked.";
        case RefreshError::Revoked: return "The token's family was revoked.";
        case RefreshError::IdleExpired: return "The token was not used for too long.";
        case RefreshError::AbsoluteExpired: return "The login is too long ago.";
    }
    return "Unknown refresh error.";
}

RefreshFamilies::RefreshFamilies(RefreshRules const& rules, Clock const& clock, Random& random)
    : rules_(rules), clock_(clock), random_(random) {
    random_.fill(key_);
}

RefreshFamilies::~RefreshFamilies() { crypto::wipe(key_); }

bool RefreshFamilies::is_over(Family const& family) const {
    Time const now = clock_.now();
    return now >= family.facts.started + rules_.absolute ||
           now >= family.facts.last_used + rules_.idle;
}

void RefreshFamilies::remember(std::uint64_t id, Family& family, std::string_view token) {
    TokenHash const hash = *hash_opaque_token(token);
    family.hashes.push_back(hash);
    tokens_.emplace(hash, Place{id, family.generation});
}

std::string RefreshFamilies::successor_of(std::string_view token) const {
    Bytes const mac = crypto::hmac(crypto::Hash::Sha256, key_, as_bytes(token));
    std::array<std::uint8_t, kOpaqueTokenBytes> secret;
    std::copy(mac.begin(), mac.end(), secret.begin());
    return opaque_token_of(secret);
}

std::string RefreshFamilies::start(std::string_view user, std::string_view device) {
    revoke_device(user, device);
    std::string token = mint_opaque_token(random_);
    Time const now = clock_.now();
    std::uint64_t const id = next_id_++;
    by_user_.emplace(user, id);
    Family family{{std::string(user), std::string(device), now, now}};
    remember(id, families_.emplace(id, std::move(family)).first->second, token);
    return token;
}

Result<Refreshed, RefreshError> RefreshFamilies::refresh(std::string_view token) {
    auto const hash = hash_opaque_token(token);
    auto const place = hash ? tokens_.find(*hash) : tokens_.end();
    if (place == tokens_.end()) return Failure{RefreshError::Unknown};
    auto const [id, generation] = place->second;
    Family& family = families_.at(id);
    RefreshFamily& facts = family.facts;

    Time const now = clock_.now();
    if (family.state == Family::State::Revoked) return Failure{RefreshError::Revoked};
    if (now >= facts.started + rules_.absolute) return Failure{RefreshError::AbsoluteExpired};
    if (now >= facts.last_used + rules_.idle) return Failure{RefreshError::IdleExpired};

    RefreshOutcome outcome = RefreshOutcome::Rotated;
    std::string successor = successor_of(token);
    if (generation == family.generation) {
        ++family.generation;
        facts.last_used = now;
        remember(id, family, successor);
    } else if (generation + 1 == family.generation && now < facts.last_used + rules_.grace) {
        outcome = RefreshOutcome::Repeated;
    } else {
        family.state = Family::State::Revoked;
        return Failure{RefreshError::Reused};
    }
    return Refreshed{outcome, std::move(successor), facts.user, facts.device};
}

template <class Condition>
std::size_t RefreshFamilies::revoke_where(std::string_view user, Condition condition) {
    std::size_t count = 0;
    auto const [first, last] = by_user_.equal_range(std::string(user));
    for (auto each = first; each != last; ++each) {
        Family& family = families_.at(each->second);
        if (family.state == Family::State::Revoked || !condition(family.facts)) continue;
        family.state = Family::State::Revoked;
        ++count;
    }
    return count;
}

std::size_t RefreshFamilies::revoke(std::string_view token) {
    auto const hash = hash_opaque_token(token);
    auto const place = hash ? tokens_.find(*hash) : tokens_.end();
    if (place == tokens_.end()) return 0;
    Family& family = families_.at(place->second.family);
    std::size_t const count = family.state == Family::State::Alive ? 1 : 0;
    family.state = Family::State::Revoked;
    return count;
}

std::size_t RefreshFamilies::revoke_device(std::string_view user, std::string_view device) {
    return revoke_where(user,
                        [device](RefreshFamily const& facts) { return facts.device == device; });
}

std::size_t RefreshFamilies::revoke_user(std::string_view user) {
    return revoke_where(user, [](RefreshFamily const&) { return true; });
}

std::vector<RefreshFamily> RefreshFamilies::families_of(std::string_view user) const {
    std::vector<RefreshFamily> found;
    auto const [first, last] = by_user_.equal_range(std::string(user));
    for (auto each = first; each != last; ++each) {
        Family const& family = families_.at(each->second);
        if (family.state == Family::State::Alive && !is_over(family)) found.push_back(family.facts);
    }
    std::sort(found.begin(), found.end(),
              [](auto const& a, auto const& b) { return a.started < b.started; });
    return found;
}

void RefreshFamilies::sweep() {
    std::erase_if(by_user_, [this](auto const& entry) {
        auto const family = families_.find(entry.second);
        if (!is_over(family->second)) return false;
        for (TokenHash const& hash : family->second.hashes) tokens_.erase(hash);
        families_.erase(family);
        return true;
    });
}

}  // namespace parapet::auth
