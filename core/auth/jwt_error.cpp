#include "core/auth/jwt_error.h"

namespace parapet::auth {

std::string_view explain(JwtError error) {
    switch (error) {
        case JwtError::KeyTooShort:
            return "The key is shorter than the hash's output, so it can be guessed offline.";
        case JwtError::KeyIsPublic:
            return "The key is the text of a public key, which everybody knows: it cannot sign.";
        case JwtError::TooLong: return "The token is longer than any this verifier accepts.";
        case JwtError::NotThreeParts: return "A signed token is header.payload.signature.";
        case JwtError::BadEncoding:
            return "A part of the token is not exact base64url, so it has a second spelling.";
        case JwtError::BadHeader: return "The header is no JSON object with a text for alg.";
        case JwtError::BadPayload: return "The payload is no JSON object.";
        case JwtError::DuplicateMember:
            return "A JSON member occurs twice, and two readers may believe different ones.";
        case JwtError::AlgorithmMissing: return "The header names no algorithm.";
        case JwtError::AlgorithmNone: return "The token says it is not signed.";
        case JwtError::AlgorithmNotAllowed:
            return "The token names another algorithm than the one the key is for.";
        case JwtError::CriticalExtension:
            return "The header demands an extension that this verifier does not know.";
        case JwtError::KeyIdMismatch: return "The token names another key (kid).";
        case JwtError::TypeMismatch: return "The token is of another type (typ) than expected.";
        case JwtError::BadSignature: return "The signature does not fit the content and the key.";
        case JwtError::BadClaim: return "A registered claim has the wrong JSON type.";
        case JwtError::DateOutOfRange:
            return "A date is no number of seconds since 1970 before the year 5138: perhaps it is "
                   "in milliseconds.";
        case JwtError::ExpiryMissing: return "The token never expires (no exp).";
        case JwtError::Expired: return "The token has expired (exp).";
        case JwtError::NotYetValid: return "The token is not valid yet (nbf).";
        case JwtError::IssuedInFuture: return "The token was issued in the future (iat).";
        case JwtError::IssueDateMissing: return "The token does not say how old it is (no iat).";
        case JwtError::TooOld: return "The token was issued too long ago (iat).";
        case JwtError::IssuerMismatch: return "The token comes from another issuer (iss).";
        case JwtError::AudienceMismatch: return "The token is meant for somebody else (aud).";
        case JwtError::SubjectMismatch: return "The token is about somebody else (sub).";
        case JwtError::IdMissing: return "The token has no id (jti).";
        case JwtError::BadText: return "A text is not UTF-8.";
        case JwtError::ClaimTwice: return "A further claim has the name of a registered one.";
    }
    return "Unknown token error.";
}

}  // namespace parapet::auth
