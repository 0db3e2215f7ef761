#include "core/auth/csrf_token.h"

#include <ostream>
#include <string>

#include "core/base/base64.h"
#include "tests/core/catch.h"
#include "tests/core/counting_random.h"

namespace parapet::auth {

static std::ostream& operator<<(std::ostream& out, CsrfError error) {
    return out << explain(error);
}

}  // namespace parapet::auth

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;

TEST_CASE("csrf: the synchroniser's token is the session's or the request is refused",
          "[auth][csrf]") {
    CHECK_FALSE(check_synchroniser("abc", "abc"));
    CHECK(check_synchroniser("abc", "abd") == CsrfError::Mismatch);
    CHECK(check_synchroniser("abc", "ab") == CsrfError::Mismatch);
    CHECK(check_synchroniser("abc", "") == CsrfError::Missing);
    CHECK(check_synchroniser("", "") == CsrfError::Missing);
    CHECK(check_synchroniser("", "abc") == CsrfError::Missing);
}

TEST_CASE("csrf: a signed token is good for its session only", "[auth][csrf]") {
    CountingRandom random;
    CsrfSigner const signer = CsrfSigner::of(Bytes(32, 7)).take();
    std::string const token = signer.mint("session-1", random);
    CHECK_FALSE(signer.check("session-1", token, token));
    CHECK(signer.check("session-2", token, token) == CsrfError::WrongSession);
    CHECK(signer.check("", token, token) == CsrfError::WrongSession);
    CHECK(signer.mint("session-1", random) != token);
    CsrfSigner const other = CsrfSigner::of(Bytes(32, 8)).take();
    CHECK(other.check("session-1", token, token) == CsrfError::WrongSession);
}

TEST_CASE("csrf: a pair that a sibling host planted is refused", "[auth][csrf]") {
    CountingRandom random;
    CsrfSigner const signer = CsrfSigner::of(Bytes(32, 7)).take();
    std::string const own = signer.mint("session-1", random);
    CHECK(signer.check("session-1", "x", "x") == CsrfError::Malformed);
    std::string const forged =
        own.substr(0, own.find('.')) + "." + encode_base64(Bytes(32), Base64::Url);
    CHECK(signer.check("session-1", forged, forged) == CsrfError::WrongSession);
    // The attacker's own token, made for the attacker's session
    std::string const attackers = signer.mint("attackers", random);
    CHECK(signer.check("session-1", attackers, attackers) == CsrfError::WrongSession);
    for (std::string const& text : {own + "=", own + ".x", std::string("."), std::string("AA.AA"),
                                    own.substr(own.find('.'))}) {
        CHECK(signer.check("session-1", text, text) == CsrfError::Malformed);
    }
}

TEST_CASE("csrf: cookie and field must both be there and agree", "[auth][csrf]") {
    CountingRandom random;
    CsrfSigner const signer = CsrfSigner::of(Bytes(32, 7)).take();
    std::string const one = signer.mint("s", random);
    std::string const two = signer.mint("s", random);
    CHECK(signer.check("s", one, "") == CsrfError::Missing);
    CHECK(signer.check("s", "", one) == CsrfError::Missing);
    CHECK(signer.check("s", one, two) == CsrfError::Mismatch);
}

TEST_CASE("csrf: a short key is refused, and every refusal explains itself", "[auth][csrf]") {
    CHECK(CsrfSigner::of(Bytes(31)).error() == CsrfError::KeyTooShort);
    using enum CsrfError;
    for (CsrfError error : {KeyTooShort, Missing, Mismatch, Malformed, WrongSession}) {
        CHECK(explain(error).ends_with('.'));
    }
}
