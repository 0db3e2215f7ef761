// A token that says something and has a signature: a JWT, or what an app puts together by hand,
// "<text>.<signature>", where the text is JSON in base64url or anything else as it is, and the
// signature an HMAC in base64url or hex.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/attack/jwt_text.h"

namespace parapet::attack {

class SignedText {
public:
    static std::optional<SignedText> read(std::string_view token);

    /// JSON, if that is what it is; without a JWT's header.
    std::string const& says() const { return says_; }
    bool is_signed_with(std::string_view key) const;
    /// The same token with another text in it: under the old signature, or signed with the key.
    std::string saying(std::string text) const;
    std::string saying(std::string text, std::string_view key) const;

private:
    std::string body(std::string const& text) const;
    std::string signature(std::string const& text, std::string_view key) const;

    std::optional<JwtText> jwt_;
    std::string says_, signature_;
    bool is_encoded_ = false;
};

}  // namespace parapet::attack
