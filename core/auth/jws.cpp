#include "core/auth/jws.h"

#include <optional>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/json_string.h"
#include "core/base/utf8.h"
#include "core/crypto/constant_time.h"

namespace parapet::auth {
namespace {

crypto::Hash hash_of(JwsAlgorithm algorithm) {
    switch (algorithm) {
        case JwsAlgorithm::Hs256: return crypto::Hash::Sha256;
        case JwsAlgorithm::Hs384: return crypto::Hash::Sha384;
        case JwsAlgorithm::Hs512: return crypto::Hash::Sha512;
    }
    return crypto::Hash::Sha512;
}

// The three parts between exactly two dots.
struct Parts {
    std::string_view signing_input;
    std::string_view header;
    std::string_view payload;
    std::string_view signature;
};
std::optional<Parts> split(std::string_view token) {
    std::size_t const first = token.find('.');
    std::size_t const last = token.rfind('.');
    if (first == std::string_view::npos || first == last) return std::nullopt;
    std::string_view const payload = token.substr(first + 1, last - first - 1);
    if (payload.find('.') != std::string_view::npos) return std::nullopt;
    return Parts{token.substr(0, last), token.substr(0, first), payload, token.substr(last + 1)};
}

// A member that must be a text if it is there at all.
bool take_text(JoseMembers const& members, std::string_view name, std::string& text) {
    JoseValue const* value = find_member(members, name);
    if (value == nullptr) return true;
    auto const* found = std::get_if<std::string>(value);
    if (found != nullptr) text = *found;
    return found != nullptr;
}

std::optional<JwtError> find_algorithm_fault(JoseMembers const& members, JwsAlgorithm expected) {
    JoseValue const* value = find_member(members, "alg");
    if (value == nullptr) return JwtError::AlgorithmMissing;
    auto const* name = std::get_if<std::string>(value);
    if (name == nullptr) return JwtError::BadHeader;
    if (ascii::equal_ignoring_case(*name, "none")) return JwtError::AlgorithmNone;
    if (*name != name_of(expected)) return JwtError::AlgorithmNotAllowed;
    return std::nullopt;
}

Result<JwsHeader, JwtError> read_header(std::string_view part, JwsAlgorithm expected) {
    auto const text = decode_base64(part, Base64::Url);
    if (!text) return Failure{JwtError::BadEncoding};
    auto const members = read_jose_object(as_text(text.value()));
    if (!members)
        return Failure{members.error() == JoseJsonError::DuplicateMember ? JwtError::DuplicateMember
                                                                         : JwtError::BadHeader};
    if (auto fault = find_algorithm_fault(members.value(), expected)) return Failure{*fault};
    // RFC 7515 section 4.1.11: this verifier understands no extension, RFC 7797's b64 included.
    if (find_member(members.value(), "crit") != nullptr ||
        find_member(members.value(), "b64") != nullptr)
        return Failure{JwtError::CriticalExtension};
    JwsHeader header;
    if (!take_text(members.value(), "typ", header.type) ||
        !take_text(members.value(), "kid", header.key_id))
        return Failure{JwtError::BadHeader};
    return header;
}

}  // namespace

std::string_view name_of(JwsAlgorithm algorithm) {
    switch (algorithm) {
        case JwsAlgorithm::Hs256: return "HS256";
        case JwsAlgorithm::Hs384: return "HS384";
        case JwsAlgorithm::Hs512: return "HS512";
    }
    return "HS512";
}

Result<JwsKey, JwtError> JwsKey::of(JwsAlgorithm algorithm, ByteView secret) {
    std::string_view const text = ascii::trim(as_text(secret));
    if (text.starts_with("-----BEGIN") || text.starts_with("ssh-rsa "))
        return Failure{JwtError::KeyIsPublic};
    if (secret.size() < crypto::digest_size(hash_of(algorithm)))
        return Failure{JwtError::KeyTooShort};
    return JwsKey(algorithm, secret);
}

JwsKey::JwsKey(JwsAlgorithm algorithm, ByteView secret)
    : algorithm_(algorithm), key_(hash_of(algorithm), secret) {}

Result<std::string, JwtError> sign_jws(JwsKey const& key, JwsHeader const& header,
                                       std::string_view payload) {
    if (!is_valid_utf8(header.type) || !is_valid_utf8(header.key_id))
        return Failure{JwtError::BadText};
    std::string text = R"({"alg":")" + std::string(name_of(key.algorithm())) + '"';
    if (!header.type.empty()) text += R"(,"typ":)" + quote_json(header.type);
    if (!header.key_id.empty()) text += R"(,"kid":)" + quote_json(header.key_id);
    text += '}';

    std::string token = encode_base64(as_bytes(text), Base64::Url);
    token += '.';
    token += encode_base64(as_bytes(payload), Base64::Url);
    std::string const signature = encode_base64(key.mac(token), Base64::Url);
    token += '.';
    token += signature;
    if (token.size() > kMaxJwtLength) return Failure{JwtError::TooLong};
    return token;
}

Result<Jws, JwtError> verify_jws(JwsKey const& key, std::string_view token) {
    if (token.size() > kMaxJwtLength) return Failure{JwtError::TooLong};
    auto const parts = split(token);
    if (!parts) return Failure{JwtError::NotThreeParts};
    auto header = read_header(parts->header, key.algorithm());
    if (!header) return Failure{header.error()};
    auto const payload = decode_base64(parts->payload, Base64::Url);
    auto const signature = decode_base64(parts->signature, Base64::Url);
    if (!payload || !signature) return Failure{JwtError::BadEncoding};
    if (!crypto::constant_time_equal(key.mac(parts->signing_input), signature.value()))
        return Failure{JwtError::BadSignature};
    return Jws{header.take(), std::string(as_text(payload.value()))};
}

}  // namespace parapet::auth
