#include "core/auth/jwt.h"

#include <algorithm>
#include <cmath>

#include "core/base/ascii.h"

namespace parapet::auth {
namespace {

using Fault = std::optional<JwtError>;

// NumericDate: seconds, possibly with a fraction. 1e11 seconds is the year 5138.
Fault read_date(JoseMembers const& members, std::string_view name, std::optional<Time>& date) {
    JoseValue const* value = find_member(members, name);
    if (value == nullptr) return std::nullopt;
    auto const* seconds = std::get_if<double>(value);
    if (seconds == nullptr) return JwtError::BadClaim;
    if (!(*seconds >= 0 && *seconds < 1e11)) return JwtError::DateOutOfRange;
    date = Time(Duration(static_cast<std::int64_t>(std::floor(*seconds * 1e6))));
    return std::nullopt;
}

Fault read_text(JoseMembers const& members, std::string_view name,
                std::optional<std::string>& text) {
    JoseValue const* value = find_member(members, name);
    if (value == nullptr) return std::nullopt;
    auto const* found = std::get_if<std::string_view>(value);
    if (found == nullptr) return JwtError::BadClaim;
    text.emplace(*found);
    return std::nullopt;
}

// One text, or a list of texts.
Fault read_audience(JoseMembers const& members, std::vector<std::string>& audience) {
    JoseValue const* value = find_member(members, "aud");
    if (value == nullptr) return std::nullopt;
    if (auto const* one = std::get_if<std::string_view>(value)) {
        audience = {std::string(*one)};
    } else if (auto const* list = std::get_if<std::vector<std::string_view>>(value)) {
        if (list->empty()) return JwtError::AudienceMismatch;
        audience.assign(list->begin(), list->end());
    } else {
        return JwtError::BadClaim;
    }
    return std::nullopt;
}

Result<JwtClaims, JwtError> read_claims(std::string_view payload) {
    constexpr std::string_view kRead[] = {"iss", "sub", "aud", "jti", "exp", "nbf", "iat"};
    auto const members = read_jose_object(payload, kRead);
    if (!members)
        return Failure{members.error() == JoseJsonError::DuplicateMember ? JwtError::DuplicateMember
                                                                         : JwtError::BadPayload};
    JwtClaims claims;
    if (auto fault = read_text(members.value(), "iss", claims.issuer)) return Failure{*fault};
    if (auto fault = read_text(members.value(), "sub", claims.subject)) return Failure{*fault};
    if (auto fault = read_audience(members.value(), claims.audience)) return Failure{*fault};
    if (auto fault = read_text(members.value(), "jti", claims.id)) return Failure{*fault};
    if (auto fault = read_date(members.value(), "exp", claims.expires)) return Failure{*fault};
    if (auto fault = read_date(members.value(), "nbf", claims.not_before)) return Failure{*fault};
    if (auto fault = read_date(members.value(), "iat", claims.issued_at)) return Failure{*fault};
    return claims;
}

// RFC 7515 section 4.1.9: a media type, whose "application/" may be left out.
bool same_type(std::string_view a, std::string_view b) {
    constexpr std::string_view kPrefix = "application/";
    auto const bare = [kPrefix](std::string_view type) {
        bool const prefixed = ascii::equal_ignoring_case(type.substr(0, kPrefix.size()), kPrefix);
        return prefixed ? type.substr(kPrefix.size()) : type;
    };
    return ascii::equal_ignoring_case(bare(a), bare(b));
}

Fault find_header_fault(JwsHeader const& header, JwtExpectation const& expected) {
    if (!expected.key_id.empty() && header.key_id != expected.key_id)
        return JwtError::KeyIdMismatch;
    if (!expected.type.empty() && !same_type(header.type, expected.type))
        return JwtError::TypeMismatch;
    return std::nullopt;
}

Fault find_date_fault(JwtClaims const& claims, JwtExpectation const& expected, Time now) {
    Duration const leeway = expected.leeway;
    if (!claims.expires && expected.expiry == JwtExpiry::Required) return JwtError::ExpiryMissing;
    if (claims.expires && now >= *claims.expires + leeway) return JwtError::Expired;
    if (claims.not_before && now + leeway < *claims.not_before) return JwtError::NotYetValid;
    if (claims.issued_at && now + leeway < *claims.issued_at) return JwtError::IssuedInFuture;
    if (!expected.max_age) return std::nullopt;
    if (!claims.issued_at) return JwtError::IssueDateMissing;
    if (now >= *claims.issued_at + *expected.max_age + leeway) return JwtError::TooOld;
    return std::nullopt;
}

// RFC 7519 section 4.1.3: whoever finds aud and not itself in it must refuse.
bool is_for_us(JwtClaims const& claims, JwtExpectation const& expected) {
    if (expected.audience.empty()) return claims.audience.empty();
    return std::find(claims.audience.begin(), claims.audience.end(), expected.audience) !=
           claims.audience.end();
}

Fault find_identity_fault(JwtClaims const& claims, JwtExpectation const& expected) {
    if (!expected.issuer.empty() && claims.issuer != expected.issuer)
        return JwtError::IssuerMismatch;
    if (!is_for_us(claims, expected)) return JwtError::AudienceMismatch;
    if (!expected.subject.empty() && claims.subject != expected.subject)
        return JwtError::SubjectMismatch;
    if (expected.id == JwtId::Required && !claims.id) return JwtError::IdMissing;
    return std::nullopt;
}

}  // namespace

Result<Jwt, JwtError> verify_jwt(JwsKey const& key, std::string_view token,
                                 JwtExpectation const& expected, Time now) {
    auto jws = verify_jws(key, token);
    if (!jws) return Failure{jws.error()};
    if (auto fault = find_header_fault(jws.value().header, expected)) return Failure{*fault};
    auto claims = read_claims(jws.value().payload);
    if (!claims) return Failure{claims.error()};
    if (auto fault = find_date_fault(claims.value(), expected, now)) return Failure{*fault};
    if (auto fault = find_identity_fault(claims.value(), expected)) return Failure{*fault};
    Jws content = jws.take();
    return Jwt{std::move(content.header), claims.take(), std::move(content.payload)};
}

}  // namespace parapet::auth
