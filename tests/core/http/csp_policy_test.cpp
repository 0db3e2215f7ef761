#include "core/http/csp_policy.h"

#include <ostream>
#include <string>

#include "core/base/hex.h"
#include "tests/core/catch.h"
#include "tests/core/counting_random.h"

using namespace parapet;
using namespace parapet::http;
using parapet::tests::CountingRandom;

TEST_CASE("csp: a policy is written with each directive once and in order", "[http][csp]") {
    CspPolicy policy;
    policy.allow(CspCodeDirective::DefaultSrc, {CspPlace::self()})
        .allow(CspPlaceDirective::ImgSrc, {CspPlace::self(), CspPlace::scheme("data").value()})
        .allow(CspPlaceDirective::ObjectSrc, {})
        .upgrade_insecure_requests()
        .allow(CspCodeDirective::DefaultSrc, {});
    CHECK(policy.text() ==
          "default-src 'none'; img-src 'self' data:; object-src 'none'; upgrade-insecure-requests");
}

TEST_CASE("csp: every directive, keyword and flag has the name of the specification",
          "[http][csp]") {
    CspPolicy policy;
    using enum CspCodeDirective;
    for (auto each : {ScriptSrc, ScriptSrcElem, ScriptSrcAttr, StyleSrc, StyleSrcElem, StyleSrcAttr,
                      WorkerSrc}) {
        policy.allow(each, {});
    }
    using enum CspPlaceDirective;
    for (auto each : {FontSrc, ConnectSrc, MediaSrc, ChildSrc, FrameSrc, ManifestSrc, BaseUri,
                      FormAction, FrameAncestors}) {
        policy.allow(each, {});
    }
    policy.require_trusted_types();
    CHECK(policy.text() ==
          "script-src 'none'; script-src-elem 'none'; script-src-attr 'none'; style-src 'none'; "
          "style-src-elem 'none'; style-src-attr 'none'; worker-src 'none'; font-src 'none'; "
          "connect-src 'none'; media-src 'none'; child-src 'none'; frame-src 'none'; "
          "manifest-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
          "require-trusted-types-for 'script'");

    CspPolicy keywords;
    keywords.allow(ScriptSrc,
                   {CspKeyword::UnsafeInline, CspKeyword::UnsafeEval, CspKeyword::WasmUnsafeEval,
                    CspKeyword::StrictDynamic, CspKeyword::UnsafeHashes, CspKeyword::ReportSample});
    CHECK(keywords.text() ==
          "script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' 'strict-dynamic' "
          "'unsafe-hashes' 'report-sample'");

    CspPolicy sandbox;
    sandbox.sandbox({});
    CHECK(sandbox.text() == "sandbox");
    using enum SandboxFlag;
    sandbox.sandbox({AllowDownloads, AllowForms, AllowModals, AllowPopups,
                     AllowPopupsToEscapeSandbox, AllowSameOrigin, AllowScripts,
                     AllowTopNavigationByUserActivation});
    CHECK(sandbox.text() ==
          "sandbox allow-downloads allow-forms allow-modals allow-popups "
          "allow-popups-to-escape-sandbox allow-same-origin allow-scripts "
          "allow-top-navigation-by-user-activation");
}

TEST_CASE("csp: a host source of the grammar is taken as it is", "[http][csp]") {
    for (std::string const source : {"cdn.example", "*.cdn.example", "https://cdn.example",
                                     "https://cdn.example:8443/lib/a.js", "*", "*:*",
                                     "https://*.example:*", "localhost:3000", "cdn.example/%3B"}) {
        CAPTURE(source);
        REQUIRE(CspPlace::host(source).ok());
        CHECK(CspPlace::host(source).value().text() == source);
    }
}

TEST_CASE("csp: a source cannot end its directive or its policy", "[http][csp][injection]") {
    for (std::string const source :
         {"", "a b", "a;script-src *", "a,b", "'self'", "'none'", "https:", "a/;b", "a/b,c",
          "a.*.b", "a:port", "a:123456", "a\r\nX: y", "1http://a", "a..b", "javascript:alert(1)"}) {
        CAPTURE(source);
        CHECK(CspPlace::host(source).error() == CspSourceError::BadHost);
    }
    for (std::string const scheme : {"", "https:", "ht tp", "1a", "a;b"}) {
        CHECK(CspPlace::scheme(scheme).error() == CspSourceError::BadScheme);
    }
}

TEST_CASE("csp: a host or path that a browser would not read is refused", "[http][csp]") {
    for (std::string const source : {"a_b.example", "a//b", "*//*", "a/%zz", "a/%4", "a/%"}) {
        CAPTURE(source);
        CHECK(CspPlace::host(source).error() == CspSourceError::BadHost);
    }
    CHECK(CspPlace::host("a/b//%4a").ok());
}

TEST_CASE("csp: a nonce has 128 bits and is never drawn twice", "[http][csp]") {
    CountingRandom random;
    CspNonce const first = CspNonce::draw(random);
    CHECK(first.text() == "AAECAwQFBgcICQoLDA0ODw==");
    CHECK(CspNonce::draw(random).text() != first.text());
    CHECK(CspCode(first).text() == "'nonce-AAECAwQFBgcICQoLDA0ODw=='");
    CHECK(CspNonce::of("AAECAwQFBgcICQoLDA0ODw").ok());
    CHECK(CspNonce::of("abc").error() == CspSourceError::NonceTooShort);
    for (std::string const text : {"", "=", "AAECAwQFBgcICQoLDA0ODw'", "AAECAwQF=BgcICQoLDA0ODw"}) {
        CHECK(CspNonce::of(text).error() == CspSourceError::BadNonce);
    }
}

// CSP Level 2, "Hash usage for script elements": alert('Hello, world.');
TEST_CASE("csp: the hash of the specification's example comes out", "[http][csp]") {
    Bytes const digest =
        decode_hex("ab39cb72c44ec7818008fd9d9b4502282cc21be1e267582eaba6590e86ff4e78").value();
    CHECK(CspCode::hash(digest).value().text() ==
          "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    CHECK(CspCode::hash(Bytes(48)).value().text().starts_with("'sha384-"));
    CHECK(CspCode::hash(Bytes(64)).value().text().starts_with("'sha512-"));
    CHECK(CspCode::hash(Bytes(20)).error() == CspSourceError::BadDigestLength);
}

TEST_CASE("csp: the strict policy closes what a stored script would use", "[http][csp]") {
    CountingRandom random;
    Header const header = csp_header(strict_csp(CspNonce::draw(random)));
    CHECK(header.name == "Content-Security-Policy");
    CHECK(header.value ==
          "default-src 'self'; script-src 'nonce-AAECAwQFBgcICQoLDA0ODw==' 'strict-dynamic'; "
          "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    CHECK(csp_header(CspPolicy{}, CspMode::ReportOnly).name ==
          "Content-Security-Policy-Report-Only");
}

TEST_CASE("csp: every refusal explains itself", "[http][csp]") {
    using enum CspSourceError;
    for (CspSourceError error : {BadScheme, BadHost, BadNonce, NonceTooShort, BadDigestLength}) {
        CHECK(explain(error).ends_with('.'));
    }
}
