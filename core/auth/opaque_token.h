// Tokens that mean nothing by themselves: 256 random bits, of which a store keeps the SHA-256
// only, so that a stolen database opens no session. For refresh tokens, session ids, reset links.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/random.h"

namespace parapet::auth {

inline constexpr std::size_t kOpaqueTokenBytes = 32;

struct TokenHash {
    std::array<std::uint8_t, 32> bytes = {};

    bool operator==(TokenHash const&) const = default;
};

// For unordered containers: a digest is uniform already.
struct TokenHashHasher {
    std::size_t operator()(TokenHash const& hash) const {
        std::size_t value = 0;
        std::memcpy(&value, hash.bytes.data(), sizeof value);
        return value;
    }
};

// 43 characters of base64url: fit for a cookie, a header and a URL.
std::string opaque_token_of(std::array<std::uint8_t, kOpaqueTokenBytes> const& secret);
std::string mint_opaque_token(Random&);

// Nothing when the text is no token of this kind, in the one spelling it has.
std::optional<TokenHash> hash_opaque_token(std::string_view token);

}  // namespace parapet::auth
