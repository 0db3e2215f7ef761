#include "core/auth/jws.h"

#include <string>

#include "core/base/base64.h"
#include "tests/core/auth/jws_keys.h"
#include "tests/core/vectors.h"

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;
using nlohmann::json;

namespace {

std::string part(std::string_view text) { return encode_base64(as_bytes(text), Base64::Url); }

// A token that is rightly signed, whatever its header says.
std::string signed_with(std::string_view header, std::string_view payload = "{}") {
    std::string const input = part(header) + "." + part(payload);
    return input + "." + encode_base64(counted_key(JwsAlgorithm::Hs256).mac(input), Base64::Url);
}

JwtError refusal(std::string_view token) {
    auto jws = verify_jws(counted_key(JwsAlgorithm::Hs256), token);
    REQUIRE_FALSE(jws.ok());
    return jws.error();
}

}  // namespace

// RFC 7515 appendix A.1
TEST_CASE("jws: the example of RFC 7515 verifies", "[auth][jwt]") {
    Bytes const secret = decode_base64(
                             "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75"
                             "aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
                             Base64::Url)
                             .value();
    std::string const token =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290"
        "Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    auto const jws = verify_jws(JwsKey::of(JwsAlgorithm::Hs256, secret).value(), token);
    REQUIRE(jws.ok());
    CHECK(jws.value().header.type == "JWT");
    CHECK(jws.value().payload.starts_with("{\"iss\":\"joe\",\r\n"));
}

// Computed with Python's hmac, keys 00 01 02 … of the hash's length.
TEST_CASE("jws: HS256, HS384 and HS512 sign what another implementation signs", "[auth][jwt]") {
    std::string const payload = R"({"sub":"ada","exp":2000000000})";
    struct Expected {
        JwsAlgorithm algorithm;
        std::string token;
    };
    for (Expected const& row :
         {Expected{JwsAlgorithm::Hs256,
                   "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJleHAiOjIwMDAwMDAwMDB9."
                   "axNZbMS9iYVKshmjpcR3pYJ8tpdn036NK15MXVolaYE"},
          Expected{JwsAlgorithm::Hs384,
                   "eyJhbGciOiJIUzM4NCIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJleHAiOjIwMDAwMDAwMDB9."
                   "3OKLrvcbhYoAS8F6tx4LP2Hw9C1jCAbEHjCbFFvAaI0Y00Cd1uTZO3iQFtT6ipIK"},
          Expected{JwsAlgorithm::Hs512,
                   "eyJhbGciOiJIUzUxMiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEiLCJleHAiOjIwMDAwMDAwMDB9."
                   "X8jxGhk2knjFmeE9IQLyonbflhjaQNji4C-XELG7sCLNIIy3Da1grcpUvtc8lZQJaKRfEZxQsjIqBAy"
                   "kPbzZ5A"}}) {
        JwsKey const key = counted_key(row.algorithm);
        CHECK(sign_jws(key, {.type = "JWT"}, payload).value() == row.token);
        CHECK(verify_jws(key, row.token).value().payload == payload);
    }
}

TEST_CASE("jws: a token of another algorithm is refused, whichever it names", "[auth][jwt]") {
    CHECK(refusal(signed_with(R"({"alg":"none"})")) == JwtError::AlgorithmNone);
    CHECK(refusal(signed_with(R"({"alg":"nOnE"})")) == JwtError::AlgorithmNone);
    for (std::string const name : {"HS384", "HS512", "RS256", "ES256", "hs256", "", "HS256 "}) {
        CHECK(refusal(signed_with(R"({"alg":")" + name + "\"}")) == JwtError::AlgorithmNotAllowed);
    }
    CHECK(refusal(signed_with("{}")) == JwtError::AlgorithmMissing);
    CHECK(refusal(signed_with(R"({"alg":["HS256"]})")) == JwtError::BadHeader);
    CHECK(refusal(part(R"({"alg":"none"})") + "." + part("{}") + ".") == JwtError::AlgorithmNone);
}

TEST_CASE("jws: a header that two readers may read differently is refused", "[auth][jwt]") {
    CHECK(refusal(signed_with(R"({"alg":"HS256","alg":"none"})")) == JwtError::DuplicateMember);
    CHECK(refusal(signed_with(R"({"alg":"HS256","\u0061lg":"HS256"})")) ==
          JwtError::DuplicateMember);
    CHECK(refusal(signed_with(R"({"alg":"HS256","x":{"a":1,"a":2}})")) ==
          JwtError::DuplicateMember);
    for (std::string const header :
         {"", "[]", "\"alg\"", "1", "null", R"({"alg":"HS256"}{})", R"({"alg":"HS256",})",
          "\xef\xbb\xbf{\"alg\":\"HS256\"}", R"({'alg':'HS256'})",
          "{\"alg\":\"HS256\",\"x\":\"\xff\"}", R"({"alg":"HS256","typ":1})",
          R"({"alg":"HS256","kid":null})", R"({"alg":"HS256"} // comment)"}) {
        CAPTURE(header);
        CHECK(refusal(signed_with(header)) == JwtError::BadHeader);
    }
    std::string const deep(40, '[');
    CHECK(refusal(signed_with(R"({"alg":"HS256","x":)" + deep + std::string(40, ']') + "}")) ==
          JwtError::BadHeader);
}

TEST_CASE("jws: an extension that must be understood is refused", "[auth][jwt]") {
    for (std::string const more :
         {R"("crit":["exp"],"exp":1)", R"("crit":[])", R"("crit":null)", R"("b64":false)"}) {
        CHECK(refusal(signed_with("{\"alg\":\"HS256\"," + more + "}")) ==
              JwtError::CriticalExtension);
    }
}

TEST_CASE("jws: a token has one spelling", "[auth][jwt]") {
    std::string const token = sign_jws(counted_key(JwsAlgorithm::Hs256), {}, "{}").value();
    CHECK(verify_jws(counted_key(JwsAlgorithm::Hs256), token).ok());
    for (std::string const& changed :
         {token + "=", token + " ", " " + token, token + "\n", token.substr(0, token.size() - 1)}) {
        CHECK(refusal(changed) == JwtError::BadEncoding);
    }
    CHECK(refusal("") == JwtError::NotThreeParts);
    CHECK(refusal("a.b") == JwtError::NotThreeParts);
    CHECK(refusal(token + ".") == JwtError::NotThreeParts);
    CHECK(refusal(token.substr(0, token.rfind('.') + 1)) == JwtError::BadSignature);
    CHECK(refusal(std::string(kMaxJwtLength + 1, 'a')) == JwtError::TooLong);
    CHECK(sign_jws(counted_key(JwsAlgorithm::Hs256), {}, std::string(kMaxJwtLength, 'x')).error() ==
          JwtError::TooLong);
}

TEST_CASE("jws: every changed character of a token is noticed", "[auth][jwt]") {
    std::string const token =
        sign_jws(counted_key(JwsAlgorithm::Hs256), {.key_id = "1"}, R"({"sub":"ada"})").value();
    for (std::size_t i = 0; i < token.size(); ++i) {
        std::string changed = token;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CAPTURE(i);
        CHECK_FALSE(verify_jws(counted_key(JwsAlgorithm::Hs256), changed).ok());
    }
}

TEST_CASE("jws: a key is as long as the hash and never public", "[auth][jwt]") {
    CHECK(JwsKey::of(JwsAlgorithm::Hs256, Bytes(31)).error() == JwtError::KeyTooShort);
    CHECK(JwsKey::of(JwsAlgorithm::Hs384, Bytes(47)).error() == JwtError::KeyTooShort);
    CHECK(JwsKey::of(JwsAlgorithm::Hs512, Bytes(63)).error() == JwtError::KeyTooShort);
    CHECK(JwsKey::of(JwsAlgorithm::Hs512, Bytes(64)).ok());
    std::string const pem = "\n-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A";
    CHECK(JwsKey::of(JwsAlgorithm::Hs256, as_bytes(pem)).error() == JwtError::KeyIsPublic);
    CHECK(sign_jws(counted_key(JwsAlgorithm::Hs256), {.type = "\xff"}, "").error() ==
          JwtError::BadText);
}

TEST_CASE("jws: a key that is assigned signs as the new one", "[auth][jwt]") {
    JwsKey key = counted_key(JwsAlgorithm::Hs256);
    key = counted_key(JwsAlgorithm::Hs512);
    CHECK(key.algorithm() == JwsAlgorithm::Hs512);
    CHECK(verify_jws(counted_key(JwsAlgorithm::Hs512), sign_jws(key, {}, "{}").value()).ok());
}

TEST_CASE("jws: Wycheproof's HS256 rows are accepted and refused as they should",
          "[auth][jwt][vectors]") {
    auto suite = open_vectors("jwt/wycheproof_hs256.json");
    if (!suite) return;
    int ran = 0;
    int excluded = 0;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        std::string const expected = row.at("expected");
        if (expected == "exclude") {
            ++excluded;
            continue;
        }
        std::string const secret = row.at("key_b64url");
        std::string const token = row.at("token");
        JwsKey const key =
            JwsKey::of(JwsAlgorithm::Hs256, decode_base64(secret, Base64::Url).value()).take();
        CHECK(verify_jws(key, token).ok() == (expected == "valid"));
        ++ran;
    }
    WARN("jwt/wycheproof_hs256: " << ran << " rows ran, " << excluded << " excluded by the suite");
}

TEST_CASE("jws: Wycheproof's asymmetric tokens are refused by their algorithm",
          "[auth][jwt][vectors]") {
    auto suite = open_vectors("jwt/wycheproof_asymmetric_must_refuse.json");
    if (!suite) return;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        std::string const token = row.at("token");
        CHECK(refusal(token) == JwtError::AlgorithmNotAllowed);
    }
    WARN("jwt/wycheproof_asymmetric_must_refuse: " << suite->at("cases").size()
                                                   << " rows ran, 0 excluded");
}
