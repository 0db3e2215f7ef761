#include "core/attack/signed_text.h"

#include "core/base/base64.h"
#include "core/base/hex.h"
#include "core/crypto/digest.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kHexDigits = 64;  // of an HMAC with SHA-256
constexpr std::size_t kLetters = 43;    // of the same in base64url

}  // namespace

std::optional<SignedText> SignedText::read(std::string_view token) {
    SignedText text;
    if (auto jwt = read_jwt(token)) {
        text.says_ = jwt->claims;
        text.signature_ = jwt->signature;
        text.jwt_ = *std::move(jwt);
        return text;
    }
    std::size_t const dot = token.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    text.signature_ = token.substr(dot + 1);
    if (text.signature_.size() != kHexDigits && text.signature_.size() != kLetters)
        return std::nullopt;
    std::string_view const body = token.substr(0, dot);
    text.says_ = body;
    if (auto const bytes = decode_base64(body, Base64::Url)) {
        std::string inner(bytes.value().begin(), bytes.value().end());
        text.is_encoded_ = inner.starts_with('{');
        if (text.is_encoded_) text.says_ = std::move(inner);
    }
    return text;
}

std::string SignedText::body(std::string const& text) const {
    return is_encoded_ ? encode_base64(as_bytes(text), Base64::Url) : text;
}

std::string SignedText::signature(std::string const& text, std::string_view key) const {
    auto const mac = crypto::hmac(crypto::Hash::Sha256, as_bytes(key), as_bytes(body(text)));
    return signature_.size() == kHexDigits ? encode_hex(mac) : encode_base64(mac, Base64::Url);
}

bool SignedText::is_signed_with(std::string_view key) const {
    return (jwt_ ? hmac_signature(*jwt_, key) : signature(says_, key)) == signature_;
}

std::string SignedText::saying(std::string text) const {
    if (jwt_) return JwtText{jwt_->header, std::move(text), signature_}.write();
    return body(text) + '.' + signature_;
}

std::string SignedText::saying(std::string text, std::string_view key) const {
    if (!jwt_) return body(text) + '.' + signature(text, key);
    JwtText jwt{jwt_->header, std::move(text), ""};
    jwt.signature = hmac_signature(jwt, key);
    return jwt.write();
}

}  // namespace parapet::attack
