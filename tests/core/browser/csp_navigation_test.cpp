#include "core/browser/csp_navigation.h"

#include "core/browser/csp_document.h"
#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {}  // namespace

TEST_CASE("csp_navigation: base-uri holds <base>, default-src does not", "[browser][csp]") {
    http::Url const evil = url_of("https://evil.example/");
    CHECK_FALSE(check_base(enforced("base-uri 'none'"), url_of("https://shop.example/")).allowed());
    CHECK_FALSE(check_base(enforced("base-uri 'self'"), evil).allowed());
    CHECK(check_base(enforced("base-uri 'self'"), url_of("https://shop.example/x/")).allowed());
    CHECK(check_base(enforced("default-src 'none'"), evil).allowed());
}

TEST_CASE("csp_navigation: form-action holds forms through redirects, and not links",
          "[browser][csp]") {
    auto const policies = enforced("form-action 'self' pay.example/in/; default-src 'none'");
    using enum NavigationKind;
    CHECK(check_navigation(policies, url_of("https://pay.example/in/x"), FormSubmission).allowed());
    CHECK_FALSE(
        check_navigation(policies, url_of("https://pay.example/"), FormSubmission).allowed());
    CHECK(check_navigation(policies, url_of("https://pay.example/"), FormSubmission,
                           Redirects::Followed)
              .allowed());
    CHECK_FALSE(check_navigation(policies, url_of("https://evil.example/"), FormSubmission,
                                 Redirects::Followed)
                    .allowed());
    CHECK(check_navigation(policies, url_of("https://evil.example/"), Other).allowed());
    CHECK(check_navigation(enforced("default-src 'none'"), url_of("https://evil.example/"),
                           FormSubmission)
              .allowed());
}

TEST_CASE("csp_navigation: a javascript: URL is an inline script", "[browser][csp]") {
    http::Url const url = url_of("javascript:alert(1)");
    CHECK_FALSE(
        check_navigation(enforced("script-src 'self'"), url, NavigationKind::Other).allowed());
    CHECK(check_navigation(enforced("script-src 'unsafe-inline'"), url, NavigationKind::Other)
              .allowed());
    CHECK(check_navigation({}, url, NavigationKind::Other).allowed());
}

TEST_CASE("csp_navigation: every ancestor must be listed", "[browser][csp]") {
    auto const policies = enforced("frame-ancestors 'self' https://partner.example");
    auto const self = page_origin();
    auto const partner = origin_of("https://partner.example");
    auto const evil = origin_of("https://evil.example");
    CHECK(check_frame_ancestors(policies, {}).allowed());
    CHECK(check_frame_ancestors(policies, {self, partner}).allowed());
    CHECK_FALSE(check_frame_ancestors(policies, {self, evil}).allowed());
    CHECK_FALSE(check_frame_ancestors(policies, {evil, self}).allowed());
    CHECK_FALSE(check_frame_ancestors(policies, {http::Origin::opaque()}).allowed());
    CHECK_FALSE(
        check_frame_ancestors(enforced("frame-ancestors *"), {http::Origin::opaque()}).allowed());
    CHECK(check_frame_ancestors(enforced("default-src 'none'"), {evil}).allowed());
}

TEST_CASE("csp_navigation: only an enforced frame-ancestors puts X-Frame-Options aside",
          "[browser][csp]") {
    CHECK(overrides_x_frame_options(enforced("frame-ancestors *")));
    CHECK_FALSE(overrides_x_frame_options(enforced("default-src 'none'")));
    CHECK_FALSE(overrides_x_frame_options(content_policies_of(
        {{"Content-Security-Policy-Report-Only", "frame-ancestors 'none'"}}, page_origin())));
    CHECK_FALSE(overrides_x_frame_options(
        content_policies_of_meta("frame-ancestors 'none'; img-src *", page_origin())));
}

TEST_CASE("csp_document: of several sandboxes only what all allow is allowed", "[browser][csp]") {
    auto const policies = enforced(
        "sandbox allow-scripts ALLOW-FORMS allow-magic allow-forms, img-src *, "
        "sandbox allow-scripts allow-same-origin");
    auto const rules = document_rules(policies);
    REQUIRE(rules.sandbox);
    CHECK(rules.sandbox->allowed == std::vector<std::string>{"allow-scripts"});
    CHECK(check_sandbox(policies, "allow-scripts").allowed());
    CHECK_FALSE(check_sandbox(policies, "allow-forms").allowed());
    CHECK(parse_sandbox("allow-magic").unknown.size() == 1);
    CHECK_FALSE(document_rules(enforced("img-src *")).sandbox);
    CHECK(check_sandbox(enforced("img-src *"), "allow-scripts").allowed());
    auto const reported =
        content_policies_of({{"Content-Security-Policy-Report-Only", "sandbox"}}, page_origin());
    CHECK_FALSE(document_rules(reported).sandbox);
    CHECK(check_sandbox(reported, "allow-scripts").allowed());
}

TEST_CASE("csp_document: upgrade-insecure-requests turns http into https and ws into wss",
          "[browser][csp]") {
    auto const policies = enforced("img-src *, upgrade-insecure-requests; block-all-mixed-content");
    CHECK(document_rules(policies).upgrades_insecure_requests == 1);
    CHECK(document_rules(policies).blocks_all_mixed_content == 1);
    CHECK(upgraded(policies, url_of("http://a.example/x?y")).href() == "https://a.example/x?y");
    CHECK(upgraded(policies, url_of("http://a.example:8080/")).href() == "https://a.example:8080/");
    CHECK(upgraded(policies, url_of("http://a.example:443/")).href() == "https://a.example/");
    CHECK(upgraded(policies, url_of("ws://a.example/")).href() == "wss://a.example/");
    CHECK(upgraded(policies, url_of("ftp://a.example/")).href() == "ftp://a.example/");
    CHECK(upgraded(enforced("img-src *"), url_of("http://a.example/")).href() ==
          "http://a.example/");
}

TEST_CASE("csp_document: Trusted Types are required for scripts by the quoted word",
          "[browser][csp]") {
    auto const rules = document_rules(
        enforced("require-trusted-types-for 'script'; trusted-types one two 'allow-duplicates'"));
    CHECK(rules.requires_trusted_types == 0);
    CHECK(rules.trusted_type_names == std::vector<std::string>{"one", "two", "'allow-duplicates'"});
    CHECK_FALSE(
        document_rules(enforced("require-trusted-types-for script")).requires_trusted_types);
}
