#include "core/auth/jws.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/json_string.h"
#include "core/base/utf8.h"
#include "core/crypto/constant_time.h"

namespace parapet::auth {
namespace {

constexpr std::size_t kLongestMac = 64;

crypto::Hash hash_of(JwsAlgorithm algorithm) {
    switch (algorithm) {
        case JwsAlgorithm::Hs256: return crypto::Hash::Sha256;
        case JwsAlgorithm::Hs384: return crypto::Hash::Sha384;
        case JwsAlgorithm::Hs512: return crypto::Hash::Sha512;
    }
    return crypto::Hash::Sha512;
}

// The three parts between the first and the last of two dots. The one between them may have further
// dots in it, which Base64 has not: verify_jws() looks for them only where a token is refused.
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
    return Parts{token.substr(0, last), token.substr(0, first),
                 token.substr(first + 1, last - first - 1), token.substr(last + 1)};
}

// A member that must be a text if it is there at all.
bool take_text(JoseMembers const& members, std::string_view name, std::string& text) {
    JoseValue const* value = find_member(members, name);
    if (value == nullptr) return true;
    auto const* found = std::get_if<std::string_view>(value);
    if (found != nullptr) text = *found;
    return found != nullptr;
}

std::optional<JwtError> find_algorithm_fault(JoseMembers const& members, JwsAlgorithm expected) {
    JoseValue const* value = find_member(members, "alg");
    if (value == nullptr) return JwtError::AlgorithmMissing;
    auto const* name = std::get_if<std::string_view>(value);
    if (name == nullptr) return JwtError::BadHeader;
    if (ascii::equal_ignoring_case(*name, "none")) return JwtError::AlgorithmNone;
    if (*name != name_of(expected)) return JwtError::AlgorithmNotAllowed;
    return std::nullopt;
}

std::optional<JwtError> find_signature_fault(std::string_view part, ByteView mac) {
    if (decoded_size(part.size()) > kLongestMac)
        return decode_base64(part, Base64::Url) ? JwtError::BadSignature : JwtError::BadEncoding;
    std::array<std::uint8_t, kLongestMac> given;
    if (decode_base64_to(given.data(), part, Base64::Url)) return JwtError::BadEncoding;
    ByteView const bytes = ByteView(given).first(decoded_size(part.size()));
    return crypto::constant_time_equal(mac, bytes) ? std::nullopt
                                                   : std::optional(JwtError::BadSignature);
}

std::string header_text(JwsAlgorithm algorithm, JwsHeader const& header) {
    std::string text = R"({"alg":")" + std::string(name_of(algorithm)) + '"';
    if (!header.type.empty()) text += R"(,"typ":)" + quote_json(header.type);
    if (!header.key_id.empty()) text += R"(,"kid":)" + quote_json(header.key_id);
    return encode_base64(as_bytes(text + '}'), Base64::Url);
}

Result<JwsHeader, JwtError> read_header(std::string_view part, JwsKey const& key) {
    JwsAlgorithm const expected = key.algorithm();
    if (part == key.jwt_header()) return JwsHeader{.type = "JWT"};
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
    : algorithm_(algorithm),
      key_(hash_of(algorithm), secret),
      jwt_header_(header_text(algorithm, {.type = "JWT"})) {}

Result<std::string, JwtError> sign_jws(JwsKey const& key, JwsHeader const& header,
                                       std::string_view payload) {
    if (!is_valid_utf8(header.type) || !is_valid_utf8(header.key_id))
        return Failure{JwtError::BadText};
    bool const is_plain = header.type == "JWT" && header.key_id.empty();
    std::string const rare = is_plain ? std::string() : header_text(key.algorithm(), header);
    std::string_view const head = is_plain ? key.jwt_header() : rare;
    std::size_t const signed_length = head.size() + 1 + base64_length(payload.size(), Base64::Url);
    std::size_t const mac_size = crypto::digest_size(hash_of(key.algorithm()));
    std::string token(signed_length + 1 + base64_length(mac_size, Base64::Url), '.');
    if (token.size() > kMaxJwtLength) return Failure{JwtError::TooLong};
    char* out = std::copy(head.begin(), head.end(), token.data()) + 1;
    out = write_base64(out, as_bytes(payload), Base64::Url) + 1;
    write_base64(out, key.mac(std::string_view(token).substr(0, signed_length)), Base64::Url);
    return token;
}

Result<Jws, JwtError> verify_jws(JwsKey const& key, std::string_view token) {
    if (token.size() > kMaxJwtLength) return Failure{JwtError::TooLong};
    auto const parts = split(token);
    if (!parts) return Failure{JwtError::NotThreeParts};
    auto const refused = [&](JwtError fault) {
        bool const has_more = parts->payload.find('.') != std::string_view::npos;
        return Failure{has_more ? JwtError::NotThreeParts : fault};
    };
    auto header = read_header(parts->header, key);
    if (!header) return refused(header.error());
    std::string payload(decoded_size(parts->payload.size()), '\0');
    auto* const bytes = reinterpret_cast<std::uint8_t*>(payload.data());
    if (decode_base64_to(bytes, parts->payload, Base64::Url)) return refused(JwtError::BadEncoding);
    auto const fault = find_signature_fault(parts->signature, key.mac(parts->signing_input));
    if (fault) return Failure{*fault};
    return Jws{header.take(), std::move(payload)};
}

}  // namespace parapet::auth
