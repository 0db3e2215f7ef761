// A JSON Web Token as anybody can take it apart and put it together again (RFC 7519, RFC 7515):
// text, without any check. A signature needs a key.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parapet::attack {

struct JwtText {
    std::string header;     // JSON
    std::string claims;     // JSON
    std::string signature;  // base64url

    std::string write() const;
    /// What is signed.
    std::string signing_input() const;
};

std::optional<JwtText> read_jwt(std::string_view token);

/// The signature by HS256, HS384 or HS512, as the header's "alg" says; with none of them, HS256.
std::string hmac_signature(JwtText const&, std::string_view key);

/// The JSON with the member's value replaced, or the member added; value is JSON.
std::string with_member(std::string json, std::string_view name, std::string_view value);
/// The member's value as JSON text, of an object without objects inside that have the same name.
std::optional<std::string> member(std::string_view json, std::string_view name);

}  // namespace parapet::attack
