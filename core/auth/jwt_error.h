// Why a token is refused, or cannot be minted. One list for JWS (RFC 7515) and JWT (RFC 7519).
// For the log and the learner: a client is told "invalid token" whatever the reason.
#pragma once

#include <string_view>

namespace parapet::auth {

enum class JwtError {
    // the key
    KeyTooShort,  // under the length of the hash (RFC 7518 section 3.2)
    KeyIsPublic,  // PEM text of a public key or certificate: algorithm confusion
    // the form
    TooLong,          // over kMaxJwtLength characters
    NotThreeParts,    // not header.payload.signature
    BadEncoding,      // a part is not exact base64url: padding, blanks, stray bits …
    BadHeader,        // the header is no JSON object, or alg, typ or kid has the wrong type
    BadPayload,       // the payload is no JSON object
    DuplicateMember,  // a member name occurs twice in one object
    // the header
    AlgorithmMissing,
    AlgorithmNone,        // "none" in any case: unsigned
    AlgorithmNotAllowed,  // not the one algorithm the key is for
    CriticalExtension,    // crit, or b64: something that must be understood and is not
    KeyIdMismatch,
    TypeMismatch,  // typ
    // the signature
    BadSignature,
    // the claims
    BadClaim,        // a registered claim has the wrong type
    DateOutOfRange,  // before 1970 or after the year 5138: milliseconds, most likely
    ExpiryMissing,
    Expired,
    NotYetValid,
    IssuedInFuture,
    IssueDateMissing,  // max_age is asked for and iat is not there
    TooOld,            // max_age
    IssuerMismatch,
    AudienceMismatch,  // aud lacks us, or is there and we are nobody
    SubjectMismatch,
    IdMissing,
    // minting
    BadText,     // not UTF-8
    ClaimTwice,  // an extra member has the name of a registered claim
};
std::string_view explain(JwtError);

}  // namespace parapet::auth
