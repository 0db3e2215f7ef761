#include "core/browser/csp_fetch.h"

#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

bool loads(std::string_view policy, CspRequest const& request) {
    return check_request(enforced(policy), request).allowed();
}

}  // namespace

TEST_CASE("csp_fetch: without a policy everything loads", "[browser][csp]") {
    CHECK(check_request({}, {LoadKind::Script, url_of("https://evil.example/")}).reasons().empty());
}

TEST_CASE("csp_fetch: each kind of request is under its own directive", "[browser][csp]") {
    std::pair<LoadKind, std::string> const kinds[] = {
        {LoadKind::Script, "script-src"},     {LoadKind::Worker, "worker-src"},
        {LoadKind::Style, "style-src"},       {LoadKind::Image, "img-src"},
        {LoadKind::Font, "font-src"},         {LoadKind::Media, "media-src"},
        {LoadKind::Object, "object-src"},     {LoadKind::Frame, "frame-src"},
        {LoadKind::Manifest, "manifest-src"}, {LoadKind::Connect, "connect-src"}};
    http::Url const url = url_of("https://cdn.example/x");
    for (auto const& [kind, directive] : kinds) {
        CAPTURE(directive);
        CHECK_FALSE(loads("default-src 'none'", {kind, url}));
        CHECK_FALSE(loads("default-src *; " + directive + " 'none'", {kind, url}));
        CHECK_FALSE(loads("default-src *; " + directive, {kind, url}));  // an empty list
        CHECK(loads("default-src 'none'; " + directive + " cdn.example", {kind, url}));
        for (auto const& [other, unrelated] : kinds) {
            bool const stands_in = kind == LoadKind::Worker && other == LoadKind::Script;
            if (other != kind && !stands_in) CHECK(loads(unrelated + " 'none'", {kind, url}));
        }
    }
}

TEST_CASE("csp_fetch: the reasons name the policy, the directive and what it stands in for",
          "[browser][csp]") {
    CspRequest const request{LoadKind::Script, url_of("https://evil.example/x.js")};
    CHECK(text_of(check_request(enforced("img-src *, default-src 'self'"), request)) ==
          "[CSP3 6.8.3] Policy 1: nothing stands for script-src-elem, so it is not restricted.\n"
          "[CSP3 6.7.2.6] Policy 2: no source of default-src (in place of script-src-elem) 'self' "
          "matches https://evil.example/x.js.\n");
    CHECK(text_of(check_request(enforced("script-src-elem https: 'self'"), request)) ==
          "[CSP3 6.7.2.7] Policy 1: script-src-elem lists https:, which matches "
          "https://evil.example/x.js.\n");
}

TEST_CASE("csp_fetch: of several policies the strictest wins", "[browser][csp]") {
    CspRequest const request{LoadKind::Image, url_of("https://a.example/")};
    auto const verdict = check_request(enforced("img-src a.example, img-src b.example"), request);
    CHECK_FALSE(verdict.allowed());
    CHECK(count(verdict, Effect::Permits) == 1);
    CHECK(count(verdict, Effect::Blocks) == 1);
}

TEST_CASE("csp_fetch: a report-only policy notes and never blocks", "[browser][csp]") {
    auto const policies = content_policies_of(
        {{"Content-Security-Policy-Report-Only", "default-src 'none'"}}, page_origin());
    auto const verdict = check_request(policies, {LoadKind::Image, url_of("https://a.example/")});
    CHECK(verdict.allowed());
    CHECK(count(verdict, Effect::Notes) == 1);
    CHECK(text_of(verdict).find("Policy 1, report-only, would refuse: ") != std::string::npos);
}

TEST_CASE("csp_fetch: a nonce opens scripts and styles, and nothing else", "[browser][csp]") {
    http::Url const url = url_of("https://evil.example/");
    std::string const policy = "default-src 'nonce-abc'";
    CHECK(loads(policy, {.kind = LoadKind::Script, .url = url, .nonce = "abc"}));
    CHECK(loads(policy, {.kind = LoadKind::Style, .url = url, .nonce = "abc"}));
    CHECK_FALSE(loads(policy, {.kind = LoadKind::Script, .url = url, .nonce = "ABC"}));
    CHECK_FALSE(loads(policy, {.kind = LoadKind::Image, .url = url, .nonce = "abc"}));
    CHECK_FALSE(loads(policy, {.kind = LoadKind::Frame, .url = url, .nonce = "abc"}));
    CHECK_FALSE(loads(policy, {.kind = LoadKind::Worker, .url = url, .nonce = "abc"}));
    CHECK(loads("script-src 'nonce-abc'", {.kind = LoadKind::Worker, .url = url, .nonce = "abc"}));
}

TEST_CASE("csp_fetch: 'strict-dynamic' drops hosts and trusts what a trusted script adds",
          "[browser][csp]") {
    http::Url const url = url_of("https://cdn.example/a.js");
    std::string const policy = "script-src 'nonce-abc' 'strict-dynamic' https: 'self'";
    CspRequest request{.kind = LoadKind::Script, .url = url};
    CHECK_FALSE(loads(policy, request));
    CHECK(loads("script-src 'nonce-abc' https:", request));
    request.parser = ParserMetadata::NotInserted;
    CHECK(loads(policy, request));
    request = {.kind = LoadKind::Script, .url = url, .nonce = "abc"};
    CHECK(loads(policy, request));
    CHECK(loads("style-src 'strict-dynamic' cdn.example", {LoadKind::Style, url}));
}

TEST_CASE("csp_fetch: integrity opens a script only when all its hashes are listed",
          "[browser][csp]") {
    CspRequest request{.kind = LoadKind::Script, .url = url_of("https://evil.example/")};
    request.integrity = "sha256-YWJj?opt md5-x sha384-QUJD";
    CHECK(loads("script-src 'sha256-YWJj' 'sha384-QUJD'", request));
    CHECK_FALSE(loads("script-src 'sha256-YWJj'", request));
    request.integrity = "md5-x";
    CHECK_FALSE(loads("script-src 'sha256-YWJj'", request));
    request = {.kind = LoadKind::Style, .url = request.url, .integrity = "sha256-YWJj"};
    CHECK_FALSE(loads("style-src 'sha256-YWJj'", request));
}
