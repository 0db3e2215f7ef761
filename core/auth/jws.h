// Signed content in the compact form of RFC 7515, by HMAC only. The algorithm belongs to the key,
// never to the token (RFC 8725 section 3.1); keys in the header (jwk, jku, x5c …) are not looked
// at. Claims are the business of core/auth/jwt.h.
#pragma once

#include <string>
#include <string_view>

#include "core/auth/jose_json.h"
#include "core/auth/jwt_error.h"
#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/digest.h"

namespace parapet::auth {

enum class JwsAlgorithm { Hs256, Hs384, Hs512 };
std::string_view name_of(JwsAlgorithm);

inline constexpr std::size_t kMaxJwtLength = 16384;  // characters

// A secret and the one algorithm it is for. Wiped when it dies.
class JwsKey {
public:
    static Result<JwsKey, JwtError> of(JwsAlgorithm, ByteView secret);

    JwsAlgorithm algorithm() const { return algorithm_; }
    crypto::HmacKey::Mac mac(std::string_view signing_input) const {
        return key_.mac(as_bytes(signing_input));
    }
    // The first part of most tokens, {"alg":"…","typ":"JWT"}: neither written nor read anew each
    // time.
    std::string_view jwt_header() const { return jwt_header_; }

private:
    JwsKey(JwsAlgorithm, ByteView secret);
    JwsAlgorithm algorithm_;
    crypto::HmacKey key_;
    std::string jwt_header_;
};

struct JwsHeader {
    std::string type = {};    // typ; empty: not there
    std::string key_id = {};  // kid; empty: not there
};

struct Jws {
    JwsHeader header;
    std::string payload;
};

// Members are UTF-8.
Result<std::string, JwtError> sign_jws(JwsKey const&, JwsHeader const&, std::string_view payload);

Result<Jws, JwtError> verify_jws(JwsKey const&, std::string_view token);

}  // namespace parapet::auth
