#include "core/http/cors_answer.h"

#include <string>

#include "tests/core/catch.h"

using namespace parapet::http;

namespace {

CorsPolicy shop_policy() {
    return CorsPolicy::of({.origins = {"https://app.example", "http://localhost:5173"},
                           .credentials = CorsCredentials::Allow,
                           .methods = {"PUT", "DELETE"},
                           .request_headers = {"content-type"},
                           .exposed_headers = {"x-total"}})
        .take();
}

}  // namespace

TEST_CASE("cors_answer: a listed origin is answered by name, with credentials", "[http][cors]") {
    CHECK(shop_policy().answer("https://app.example") ==
          HeaderList{{"Vary", "Origin"},
                     {"Access-Control-Allow-Origin", "https://app.example"},
                     {"Access-Control-Allow-Credentials", "true"},
                     {"Access-Control-Expose-Headers", "x-total"}});
    CHECK(shop_policy().preflight_answer("http://localhost:5173") ==
          HeaderList{{"Vary", "Origin"},
                     {"Access-Control-Allow-Origin", "http://localhost:5173"},
                     {"Access-Control-Allow-Credentials", "true"},
                     {"Access-Control-Allow-Methods", "PUT, DELETE"},
                     {"Access-Control-Allow-Headers", "content-type"},
                     {"Access-Control-Max-Age", "600"}});
}

TEST_CASE("cors_answer: an origin that only resembles a listed one gets nothing", "[http][cors]") {
    for (std::string const origin :
         {"", "null", "https://app.example.evil.test", "https://evilapp.example",
          "http://app.example", "https://app.example:8443", "https://APP.example",
          "https://app.example/"}) {
        CAPTURE(origin);
        CHECK(shop_policy().answer(origin) == HeaderList{{"Vary", "Origin"}});
        CHECK(shop_policy().preflight_answer(origin) == HeaderList{{"Vary", "Origin"}});
    }
}

TEST_CASE("cors_answer: a public resource is for any origin, without credentials", "[http][cors]") {
    CorsPolicy const policy = CorsPolicy::of({.origins = {"*"}}).take();
    CHECK(policy.answer("https://evil.test") == HeaderList{{"Access-Control-Allow-Origin", "*"}});
    CHECK(CorsPolicy::of({}).value().answer("https://a.example") == HeaderList{{"Vary", "Origin"}});
}

TEST_CASE("cors_answer: a policy that browsers or attackers defeat is refused", "[http][cors]") {
    auto const refusal = [](CorsRules rules) { return CorsPolicy::of(std::move(rules)).error(); };
    CHECK(refusal({.origins = {"null"}}) == CorsError::NullOrigin);
    CHECK(refusal({.origins = {"*", "https://a.example"}}) == CorsError::AnyWithOthers);
    CHECK(refusal({.origins = {"*"}, .credentials = CorsCredentials::Allow}) ==
          CorsError::AnyWithCredentials);
    for (std::string const origin :
         {"app.example", "https://app.example/", "https://App.example", "https://app.example:443",
          "http://a.example:80", "https://*.example", "https://a.example:", "https://a.example:0",
          "ftp://a.example", "https://", "https://[::1", "https://a b.example"}) {
        CAPTURE(origin);
        CHECK(refusal({.origins = {origin}}) == CorsError::BadOrigin);
    }
    CHECK(CorsPolicy::of({.origins = {"https://[::1]:8443", "http://192.0.2.1"}}).ok());
    CHECK(refusal({.methods = {"PUT, DELETE"}}) == CorsError::BadMethod);
    CHECK(refusal({.request_headers = {"x\r\ny"}}) == CorsError::BadHeaderName);
    CHECK(refusal({.exposed_headers = {""}}) == CorsError::BadHeaderName);
    CHECK(refusal({.max_age = std::chrono::seconds(-1)}) == CorsError::BadMaxAge);
    using enum CorsError;
    for (CorsError error : {BadOrigin, NullOrigin, AnyWithOthers, AnyWithCredentials, BadMethod,
                            BadHeaderName, BadMaxAge}) {
        CHECK(explain(error).ends_with('.'));
    }
}
