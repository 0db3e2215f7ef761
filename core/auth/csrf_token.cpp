#include "core/auth/csrf_token.h"

#include <array>

#include "core/base/base64.h"
#include "core/crypto/constant_time.h"
#include "core/crypto/digest.h"
#include "core/crypto/wipe.h"

namespace parapet::auth {
namespace {

constexpr std::size_t kNonceBytes = 16;
constexpr std::size_t kKeyBytes = 32;

}  // namespace

std::string_view explain(CsrfError error) {
    switch (error) {
        case CsrfError::KeyTooShort: return "The key needs at least 32 bytes.";
        case CsrfError::Missing: return "The request carries no CSRF token, or none is known.";
        case CsrfError::Mismatch: return "The request's CSRF token is not the one it should be.";
        case CsrfError::Malformed: return "This is no CSRF token that was given out.";
        case CsrfError::WrongSession: return "The CSRF token belongs to another session.";
    }
    return "Unknown CSRF error.";
}

std::optional<CsrfError> check_synchroniser(std::string_view kept, std::string_view submitted) {
    if (kept.empty() || submitted.empty()) return CsrfError::Missing;
    if (!crypto::constant_time_equal(as_bytes(kept), as_bytes(submitted)))
        return CsrfError::Mismatch;
    return std::nullopt;
}

Result<CsrfSigner, CsrfError> CsrfSigner::of(ByteView key) {
    if (key.size() < kKeyBytes) return Failure{CsrfError::KeyTooShort};
    return CsrfSigner(key);
}

CsrfSigner::~CsrfSigner() { crypto::wipe(key_); }

// The nonce has a fixed length, so session and nonce cannot be cut differently.
Bytes CsrfSigner::mac(std::string_view session_id, ByteView nonce) const {
    Bytes message(nonce.begin(), nonce.end());
    ByteView const session = as_bytes(session_id);
    message.insert(message.end(), session.begin(), session.end());
    return crypto::hmac(crypto::Hash::Sha256, key_, message);
}

std::string CsrfSigner::mint(std::string_view session_id, Random& random) const {
    std::array<std::uint8_t, kNonceBytes> nonce;
    random.fill(nonce);
    return encode_base64(nonce, Base64::Url) + "." +
           encode_base64(mac(session_id, nonce), Base64::Url);
}

std::optional<CsrfError> CsrfSigner::check(std::string_view session_id, std::string_view cookie,
                                           std::string_view submitted) const {
    if (cookie.empty() || submitted.empty()) return CsrfError::Missing;
    if (!crypto::constant_time_equal(as_bytes(cookie), as_bytes(submitted)))
        return CsrfError::Mismatch;
    std::size_t const dot = submitted.find('.');
    if (dot == std::string_view::npos) return CsrfError::Malformed;
    auto const nonce = decode_base64(submitted.substr(0, dot), Base64::Url);
    auto const tag = decode_base64(submitted.substr(dot + 1), Base64::Url);
    if (!nonce || !tag || nonce.value().size() != kNonceBytes) return CsrfError::Malformed;
    if (!crypto::constant_time_equal(mac(session_id, nonce.value()), tag.value()))
        return CsrfError::WrongSession;
    return std::nullopt;
}

}  // namespace parapet::auth
