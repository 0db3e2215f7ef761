#include "core/auth/jwt.h"

#include <string>

#include "tests/core/auth/jws_keys.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr Time kNow{seconds(1'700'000'000)};

JwtToMint access_token() {
    return {.header = {.type = "at+jwt", .key_id = "k1"},
            .claims = {.issuer = "https://shop.example",
                       .subject = "ada",
                       .audience = {"api"},
                       .id = "17",
                       .expires = kNow + minutes(10),
                       .not_before = kNow,
                       .issued_at = kNow},
            .further = R"({"role":"user","cart":{"sku":[1,2]}})"};
}

JwtExpectation expectation() {
    return {.issuer = "https://shop.example",
            .audience = "api",
            .subject = "ada",
            .type = "at+jwt",
            .key_id = "k1",
            .id = JwtId::Required};
}

std::string mint(JwtToMint const& token) {
    return mint_jwt(counted_key(JwsAlgorithm::Hs256), token).take();
}

Result<Jwt, JwtError> verify(JwtToMint const& token, JwtExpectation const& expected = expectation(),
                             Time now = kNow) {
    return verify_jwt(counted_key(JwsAlgorithm::Hs256), mint(token), expected, now);
}

// A signed payload that mint_jwt would not write.
JwtError payload_refusal(std::string_view payload) {
    JwsKey const key = counted_key(JwsAlgorithm::Hs256);
    auto jwt =
        verify_jwt(key, sign_jws(key, {}, payload).value(), {.expiry = JwtExpiry::Optional}, kNow);
    REQUIRE_FALSE(jwt.ok());
    return jwt.error();
}

}  // namespace

TEST_CASE("jwt: what is minted is read back", "[auth][jwt]") {
    auto const jwt = verify(access_token());
    REQUIRE(jwt.ok());
    JwtClaims const& claims = jwt.value().claims;
    CHECK(claims.issuer == "https://shop.example");
    CHECK(claims.subject == "ada");
    CHECK(claims.audience == std::vector<std::string>{"api"});
    CHECK(claims.id == "17");
    CHECK(claims.expires == kNow + minutes(10));
    CHECK(claims.not_before == kNow);
    CHECK(claims.issued_at == kNow);
    CHECK(jwt.value().header.key_id == "k1");
    CHECK(jwt.value().payload ==
          R"({"iss":"https://shop.example","sub":"ada","aud":"api","exp":1700000600,)"
          R"("nbf":1700000000,"iat":1700000000,"jti":"17","role":"user","cart":{"sku":[1,2]}})");
}

TEST_CASE("jwt: a token expires at its second, give or take the leeway", "[auth][jwt]") {
    Time const end = kNow + minutes(10);
    CHECK(verify(access_token(), expectation(), end - Duration(1)).ok());
    CHECK(verify(access_token(), expectation(), end).error() == JwtError::Expired);
    JwtExpectation lenient = expectation();
    lenient.leeway = seconds(30);
    CHECK(verify(access_token(), lenient, end + seconds(29)).ok());
    CHECK(verify(access_token(), lenient, end + seconds(30)).error() == JwtError::Expired);
}

TEST_CASE("jwt: a token of the future is not valid yet", "[auth][jwt]") {
    CHECK(verify(access_token(), expectation(), kNow - seconds(1)).error() ==
          JwtError::NotYetValid);
    JwtToMint token = access_token();
    token.claims.not_before = std::nullopt;
    CHECK(verify(token, expectation(), kNow - seconds(1)).error() == JwtError::IssuedInFuture);
    JwtExpectation lenient = expectation();
    lenient.leeway = seconds(1);
    CHECK(verify(access_token(), lenient, kNow - seconds(1)).ok());
}

TEST_CASE("jwt: a token without expiry is refused unless that is expected", "[auth][jwt]") {
    JwtToMint token = access_token();
    token.claims.expires = std::nullopt;
    CHECK(verify(token).error() == JwtError::ExpiryMissing);
    JwtExpectation expected = expectation();
    expected.expiry = JwtExpiry::Optional;
    CHECK(verify(token, expected).ok());
}

TEST_CASE("jwt: an age limit counts from the issue date, which must be there", "[auth][jwt]") {
    JwtExpectation expected = expectation();
    expected.max_age = minutes(5);
    CHECK(verify(access_token(), expected, kNow + minutes(5) - Duration(1)).ok());
    CHECK(verify(access_token(), expected, kNow + minutes(5)).error() == JwtError::TooOld);
    JwtToMint token = access_token();
    token.claims.issued_at = std::nullopt;
    CHECK(verify(token, expected).error() == JwtError::IssueDateMissing);
}

TEST_CASE("jwt: a token of, for or about somebody else is refused", "[auth][jwt]") {
    JwtExpectation expected = expectation();
    SECTION("issuer") {
        expected.issuer = "https://evil.test";
        CHECK(verify(access_token(), expected).error() == JwtError::IssuerMismatch);
    }
    SECTION("audience") {
        expected.audience = "admin";
        CHECK(verify(access_token(), expected).error() == JwtError::AudienceMismatch);
    }
    SECTION("an audience where none is expected") {
        expected.audience = "";
        CHECK(verify(access_token(), expected).error() == JwtError::AudienceMismatch);
    }
    SECTION("subject") {
        expected.subject = "bob";
        CHECK(verify(access_token(), expected).error() == JwtError::SubjectMismatch);
    }
    SECTION("key id") {
        expected.key_id = "k2";
        CHECK(verify(access_token(), expected).error() == JwtError::KeyIdMismatch);
    }
    SECTION("no issuer, audience or id at all") {
        JwtToMint token = access_token();
        token.claims.id = std::nullopt;
        CHECK(verify(token).error() == JwtError::IdMissing);
        token.claims.audience = {};
        CHECK(verify(token).error() == JwtError::AudienceMismatch);
        token.claims.issuer = std::nullopt;
        CHECK(verify(token).error() == JwtError::IssuerMismatch);
    }
}

TEST_CASE("jwt: a refresh token does not pass for an access token", "[auth][jwt]") {
    JwtToMint token = access_token();
    for (std::string const type : {"rt+jwt", "JWT", ""}) {
        token.header.type = type;
        CHECK(verify(token).error() == JwtError::TypeMismatch);
    }
    for (std::string const type : {"AT+JWT", "application/at+jwt", "Application/AT+jwt"}) {
        token.header.type = type;
        CHECK(verify(token).ok());
    }
}

TEST_CASE("jwt: one of several audiences is enough", "[auth][jwt]") {
    JwtToMint token = access_token();
    token.claims.audience = {"web", "api"};
    auto const jwt = verify(token);
    REQUIRE(jwt.ok());
    CHECK(jwt.value().claims.audience == token.claims.audience);
    CHECK(jwt.value().payload.find(R"("aud":["web","api"])") != std::string::npos);
}

TEST_CASE("jwt: a claim of the wrong type is refused, not converted", "[auth][jwt]") {
    for (std::string const payload :
         {R"({"exp":"1800000000"})", R"({"exp":null})", R"({"nbf":true})", R"({"iat":{}})",
          R"({"iss":1})", R"({"sub":["ada"]})", R"({"jti":false})", R"({"aud":{"a":1}})",
          R"({"aud":["a",1]})", R"({"aud":[["a"]]})", R"({"aud":["a",null]})"}) {
        CAPTURE(payload);
        CHECK(payload_refusal(payload) == JwtError::BadClaim);
    }
    CHECK(payload_refusal(R"({"aud":[]})") == JwtError::AudienceMismatch);
    for (std::string const payload :
         {R"({"exp":1800000000000})", R"({"exp":-1})", R"({"iat":1e300})"}) {
        CHECK(payload_refusal(payload) == JwtError::DateOutOfRange);
    }
    CHECK(payload_refusal(R"({"exp":1700000000})") == JwtError::Expired);
    CHECK(payload_refusal(R"({"exp":1699999999.5})") == JwtError::Expired);
    for (std::string const payload : {"", "foo", "[]", "{} {}", "\"{}\"", R"({"exp":1e999})"}) {
        CHECK(payload_refusal(payload) == JwtError::BadPayload);
    }
    CHECK(payload_refusal(R"({"sub":"ada","sub":"root"})") == JwtError::DuplicateMember);
}

TEST_CASE("jwt: what could not be verified cannot be minted", "[auth][jwt]") {
    JwsKey const key = counted_key(JwsAlgorithm::Hs256);
    auto const refusal = [&key](JwtToMint const& token) { return mint_jwt(key, token).error(); };
    CHECK(refusal({.further = R"({"exp":9})"}) == JwtError::ClaimTwice);
    CHECK(refusal({.further = R"({"a":1,"a":2})"}) == JwtError::DuplicateMember);
    CHECK(refusal({.further = "[]"}) == JwtError::BadPayload);
    CHECK(refusal({.claims = {.subject = "\xff"}}) == JwtError::BadText);
    CHECK(refusal({.claims = {.expires = Time(seconds(-1))}}) == JwtError::DateOutOfRange);
    CHECK(refusal({.claims = {.expires = Time(seconds(200'000'000'000))}}) ==
          JwtError::DateOutOfRange);
    CHECK(mint({.claims = {.subject = "\"},{\""}, .further = " { } "}).size() > 0);
}

TEST_CASE("jwt: a text cannot break out of its claim", "[auth][jwt][injection]") {
    JwtToMint token = access_token();
    token.claims.id = R"(","role":"admin)";
    auto const jwt = verify(token);
    REQUIRE(jwt.ok());
    CHECK(jwt.value().claims.id == token.claims.id);
}

TEST_CASE("jwt: every refusal explains itself", "[auth][jwt]") {
    for (int i = 0; i <= static_cast<int>(JwtError::ClaimTwice); ++i) {
        std::string_view const words = explain(static_cast<JwtError>(i));
        CHECK(words.ends_with('.'));
        CHECK(words != "Unknown token error.");
    }
}
