// JSON Web Tokens (RFC 7519) with the care of RFC 8725: one algorithm per key, every claim that
// is expected is checked, and every refusal has one reason. Time is a parameter.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/jws.h"
#include "core/base/clock.h"

namespace parapet::auth {

struct JwtClaims {
    std::optional<std::string> issuer = std::nullopt;
    std::optional<std::string> subject = std::nullopt;
    std::vector<std::string> audience = {};
    std::optional<std::string> id = std::nullopt;
    // Whole seconds when minted.
    std::optional<Time> expires = std::nullopt;
    std::optional<Time> not_before = std::nullopt;
    std::optional<Time> issued_at = std::nullopt;
};

struct JwtToMint {
    JwsHeader header = {.type = "JWT"};
    JwtClaims claims = {};
    std::string further = "{}";  // JSON object of members that are not registered claims
};
Result<std::string, JwtError> mint_jwt(JwsKey const&, JwtToMint const&);

enum class JwtExpiry { Required, Optional };
enum class JwtId { Optional, Required };  // remembering ids is up to the caller

struct JwtExpectation {
    std::string issuer = {};    // empty: any
    std::string audience = {};  // who we are; empty: only a token without aud is for us
    std::string subject = {};   // empty: any
    std::string type = {};    // "JWT", "at+jwt" …; empty: any (RFC 8725 section 3.11 says set it)
    std::string key_id = {};  // empty: any
    JwtExpiry expiry = JwtExpiry::Required;
    JwtId id = JwtId::Optional;
    Duration leeway = Duration(0);  // for clocks that differ: at most a few minutes
    std::optional<Duration> max_age = std::nullopt;  // since iat
};

struct Jwt {
    JwsHeader header;
    JwtClaims claims;
    std::string payload;  // JSON text: where further members are read from
};
Result<Jwt, JwtError> verify_jwt(JwsKey const&, std::string_view token, JwtExpectation const&,
                                 Time now);

}  // namespace parapet::auth
