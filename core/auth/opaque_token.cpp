#include "core/auth/opaque_token.h"

#include <algorithm>

#include "core/base/base64.h"
#include "core/crypto/digest.h"

namespace parapet::auth {

std::string opaque_token_of(std::array<std::uint8_t, kOpaqueTokenBytes> const& secret) {
    return encode_base64(secret, Base64::Url);
}

std::string mint_opaque_token(Random& random) {
    std::array<std::uint8_t, kOpaqueTokenBytes> secret;
    random.fill(secret);
    return opaque_token_of(secret);
}

std::optional<TokenHash> hash_opaque_token(std::string_view token) {
    auto const secret = decode_base64(token, Base64::Url);
    if (!secret || secret.value().size() != kOpaqueTokenBytes) return std::nullopt;
    Bytes const digest = crypto::digest(crypto::Hash::Sha256, as_bytes(token));
    TokenHash hash;
    std::copy(digest.begin(), digest.end(), hash.bytes.begin());
    return hash;
}

}  // namespace parapet::auth
