#include "core/http/security_headers.h"

#include "core/http/permissions_policy.h"
#include "tests/core/catch.h"
#include "tests/core/counting_random.h"

using namespace parapet;
using namespace parapet::http;
using parapet::tests::CountingRandom;

TEST_CASE("security_headers: the defaults are all there, each once", "[http][headers]") {
    CountingRandom random;
    HeaderList const headers = secure_defaults(CspNonce::draw(random));
    CHECK(headers.entries().size() == 10);
    for (Header const& header : headers.entries()) {
        CAPTURE(header.name);
        CHECK(headers.all(header.name).size() == 1);
        CHECK_FALSE(header.value.empty());
    }
    CHECK(headers.get("strict-transport-security") == "max-age=63072000; includeSubDomains");
    CHECK(headers.get("x-content-type-options") == "nosniff");
    CHECK(headers.get("x-frame-options") == "DENY");
    CHECK(headers.get("referrer-policy") == "no-referrer");
    CHECK(headers.get("cache-control") == "no-store");
    CHECK(headers.get("cross-origin-opener-policy") == "same-origin");
    CHECK(headers.get("cross-origin-embedder-policy") == "require-corp");
    CHECK(headers.get("cross-origin-resource-policy") == "same-origin");
    CHECK(headers.get("permissions-policy")->starts_with("accelerometer=(), camera=(), "));
    CHECK(headers.get("content-security-policy")->find("'nonce-AAEC") != std::string::npos);
}

TEST_CASE("security_headers: every value is one of its specification", "[http][headers]") {
    CHECK(text_of(ReferrerPolicy::NoReferrer) == "no-referrer");
    CHECK(text_of(ReferrerPolicy::SameOrigin) == "same-origin");
    CHECK(text_of(ReferrerPolicy::Origin) == "origin");
    CHECK(text_of(ReferrerPolicy::StrictOrigin) == "strict-origin");
    CHECK(text_of(ReferrerPolicy::OriginWhenCrossOrigin) == "origin-when-cross-origin");
    CHECK(text_of(ReferrerPolicy::StrictOriginWhenCrossOrigin) ==
          "strict-origin-when-cross-origin");
    CHECK(text_of(OpenerPolicy::SameOriginAllowPopups) == "same-origin-allow-popups");
    CHECK(text_of(OpenerPolicy::NoopenerAllowPopups) == "noopener-allow-popups");
    CHECK(text_of(OpenerPolicy::UnsafeNone) == "unsafe-none");
    CHECK(text_of(EmbedderPolicy::Credentialless) == "credentialless");
    CHECK(text_of(EmbedderPolicy::UnsafeNone) == "unsafe-none");
    CHECK(text_of(ResourcePolicy::SameSite) == "same-site");
    CHECK(text_of(ResourcePolicy::CrossOrigin) == "cross-origin");
    CHECK(text_of(FrameOptions::SameOrigin) == "SAMEORIGIN");
    CHECK(text_of(Caching::Revalidate) == "no-cache");
    CHECK(text_of(Caching::Immutable) == "public, max-age=31536000, immutable");
}

// https://www.w3.org/TR/permissions-policy-1/ section 5.2, examples
TEST_CASE("permissions_policy: features are given to nobody, self or named origins",
          "[http][headers]") {
    CHECK(serialize({PermissionsPolicyEntry{.feature = "geolocation"},
                     {.feature = "camera", .use = FeatureUse::SelfOnly},
                     {.feature = "fullscreen",
                      .use = FeatureUse::SelfOnly,
                      .origins = {"https://player.example", "https://b.example"}}})
              .value() ==
          "geolocation=(), camera=(self), fullscreen=(self \"https://player.example\" "
          "\"https://b.example\")");
    CHECK(serialize({PermissionsPolicyEntry{.feature = "camera=*, usb"}}).error() ==
          SfError::BadKey);
}
