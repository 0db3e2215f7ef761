#include "core/browser/referrer_policy.h"

#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

std::string told(ReferrerPolicy policy, std::string_view from, std::string_view to) {
    auto const referrer = referrer_for(policy, url(from), url(to));
    CHECK(referrer.verdict.allowed() == referrer.value.has_value());
    return referrer.value.value_or("");
}

}  // namespace

TEST_CASE("referrer_policy: the last token that is known counts", "[browser][headers]") {
    http::HeaderList const headers{{"Referrer-Policy", "origin, Same-Origin"},
                                   {"referrer-policy", "strict, "}};
    CHECK(read_referrer_policy(headers) == ReferrerPolicy::SameOrigin);
    CHECK_FALSE(read_referrer_policy({{"Referrer-Policy", "never"}}));
    CHECK_FALSE(read_referrer_policy({{"Referrer-Policy", ""}}));
    CHECK_FALSE(read_referrer_policy({}));
}

TEST_CASE("referrer_policy: each policy is read by its own name", "[browser][headers]") {
    for (int i = 0; i <= static_cast<int>(ReferrerPolicy::UnsafeUrl); ++i) {
        auto const policy = static_cast<ReferrerPolicy>(i);
        CHECK(read_referrer_policy({{"Referrer-Policy", std::string(text_of(policy))}}) == policy);
    }
}

TEST_CASE("referrer_policy: passwords and fragments are never told", "[browser][headers]") {
    CHECK(told(ReferrerPolicy::UnsafeUrl, "https://ada:secret@a.test/x?y#z", "http://b.test/") ==
          "https://a.test/x?y");
    CHECK(told(ReferrerPolicy::Origin, "https://ada:secret@a.test:8443/x?y#z", "http://b.test/") ==
          "https://a.test:8443/");
}

TEST_CASE("referrer_policy: localhost is no downgrade", "[browser][headers]") {
    CHECK(told(ReferrerPolicy::StrictOrigin, "https://a.test/", "http://localhost/") ==
          "https://a.test/");
    CHECK(told(ReferrerPolicy::StrictOrigin, "https://a.test/", "http://127.0.0.1/") ==
          "https://a.test/");
    CHECK(told(ReferrerPolicy::StrictOrigin, "https://a.test/", "http://b.test/").empty());
    CHECK(told(ReferrerPolicy::StrictOrigin, "http://localhost/", "http://b.test/").empty());
}

TEST_CASE("referrer_policy: a silence has its reason", "[browser][headers]") {
    auto const referrer =
        referrer_for(ReferrerPolicy::SameOrigin, url("https://a.test/"), url("https://b.test/"));
    CHECK(mentions(referrer.verdict, "same-origin: from https://a.test to another origin"));
    CHECK_FALSE(
        referrer_for(ReferrerPolicy::UnsafeUrl, url("data:text/plain,a"), url("https://b.test/"))
            .value);
}
