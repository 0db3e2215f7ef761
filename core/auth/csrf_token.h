// Tokens that a page of ours can send and a page of another site cannot (OWASP Cross-Site Request
// Forgery Prevention Cheat Sheet). Two ways:
//   synchroniser          the session keeps the token, the form sends it
//   signed double submit  nothing is kept: cookie and form carry the same token, and its MAC binds
//                         it to the session, so that a sibling host cannot plant one
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/base/result.h"

namespace parapet::auth {

enum class CsrfError {
    KeyTooShort,   // under 32 bytes
    Missing,       // no token in the request, or none in the cookie or session
    Mismatch,      // the request's token is not the cookie's or the session's
    Malformed,     // no token of ours
    WrongSession,  // the MAC is of another session, or forged
};
std::string_view explain(CsrfError);

// The synchroniser's token is core/auth/opaque_token.h, made with the session. Nothing: in order.
std::optional<CsrfError> check_synchroniser(std::string_view kept, std::string_view submitted);

class CsrfSigner {
public:
    static Result<CsrfSigner, CsrfError> of(ByteView key);
    ~CsrfSigner();
    CsrfSigner(CsrfSigner&&) noexcept = default;
    CsrfSigner& operator=(CsrfSigner&& other) noexcept {
        key_.swap(other.key_);  // so that what was here is wiped too
        return *this;
    }

    // For a cookie that the page's script may read. A new session needs a new token.
    std::string mint(std::string_view session_id, Random&) const;
    // Nothing: in order.
    std::optional<CsrfError> check(std::string_view session_id, std::string_view cookie,
                                   std::string_view submitted) const;

private:
    explicit CsrfSigner(ByteView key) : key_(key.begin(), key.end()) {}
    Bytes mac(std::string_view session_id, ByteView nonce) const;
    Bytes key_;
};

}  // namespace parapet::auth
