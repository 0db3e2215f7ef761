// What core/http writes, core/browser reads with the same meaning: every combination of a few
// sources, under every directive.
#include "core/browser/csp_document.h"
#include "core/browser/csp_eval.h"
#include "core/browser/csp_fetch.h"
#include "core/browser/csp_inline.h"
#include "core/browser/csp_navigation.h"
#include "core/http/csp_policy.h"
#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;
using http::CspCode;
using http::CspCodeDirective;
using http::CspKeyword;
using http::CspPlace;
using http::CspPlaceDirective;

namespace {

struct Place {
    CspPlace source;
    std::string admits;  // a digit for each of kUrls
};

std::vector<Place> places() {
    return {{CspPlace::self(), "100000000"},
            {CspPlace::scheme("https").value(), "101110110"},
            {CspPlace::scheme("data").value(), "000000001"},
            {CspPlace::host("cdn.example").value(), "001100000"},
            {CspPlace::host("*.cdn.example").value(), "000010000"},
            {CspPlace::host("https://api.example:8443").value(), "000000100"},
            {CspPlace::host("http://plain.example").value(), "000001010"},
            {CspPlace::host("cdn.example/lib/").value(), "000100000"}};
}

constexpr std::string_view kUrls[] = {
    "https://shop.example/a",       "http://shop.example/a",  "https://cdn.example/a",
    "https://cdn.example/lib/a.js", "https://a.cdn.example/", "http://plain.example/",
    "https://api.example:8443/x",   "https://plain.example/", "data:text/plain,x"};

ContentPolicyList read(http::CspPolicy const& policy) {
    auto policies = content_policies_of({http::csp_header(policy)}, page_origin());
    REQUIRE(policies.size() == 1);
    REQUIRE(policies[0].notes.empty());
    return policies;
}

// What the page asks under the directive; nothing for a directive with a check of its own.
std::optional<LoadKind> load_kind(CspPlaceDirective directive) {
    switch (directive) {
        case CspPlaceDirective::ImgSrc: return LoadKind::Image;
        case CspPlaceDirective::FontSrc: return LoadKind::Font;
        case CspPlaceDirective::ConnectSrc: return LoadKind::Connect;
        case CspPlaceDirective::MediaSrc: return LoadKind::Media;
        case CspPlaceDirective::ObjectSrc: return LoadKind::Object;
        case CspPlaceDirective::ChildSrc:
        case CspPlaceDirective::FrameSrc: return LoadKind::Frame;
        case CspPlaceDirective::ManifestSrc: return LoadKind::Manifest;
        case CspPlaceDirective::BaseUri:
        case CspPlaceDirective::FormAction:
        case CspPlaceDirective::FrameAncestors: break;
    }
    return std::nullopt;
}

bool allows(CspPlaceDirective directive, ContentPolicyList const& policies, http::Url const& url) {
    if (auto const kind = load_kind(directive))
        return check_request(policies, {*kind, url}).allowed();
    if (directive == CspPlaceDirective::BaseUri) return check_base(policies, url).allowed();
    return check_navigation(policies, url, NavigationKind::FormSubmission).allowed();
}

}  // namespace

TEST_CASE("csp agreement: places that are written admit what they name", "[browser][csp]") {
    using enum CspPlaceDirective;
    auto const all = places();
    std::vector<http::Url> urls;
    for (std::string_view url : kUrls) urls.push_back(url_of(url));
    int wrong = 0;
    for (unsigned set = 0; set < 1u << all.size(); ++set) {
        std::vector<CspPlace> sources;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (set >> i & 1) sources.push_back(all[i].source);
        for (auto directive : {ImgSrc, FontSrc, ConnectSrc, MediaSrc, ObjectSrc, ChildSrc, FrameSrc,
                               ManifestSrc, BaseUri, FormAction}) {
            auto const policies = read(http::CspPolicy().allow(directive, sources));
            for (std::size_t u = 0; u < urls.size(); ++u) {
                bool admitted = false;
                for (std::size_t i = 0; i < all.size(); ++i)
                    admitted = admitted || ((set >> i & 1) && all[i].admits[u] == '1');
                wrong += allows(directive, policies, urls[u]) != admitted;
            }
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("csp agreement: frame-ancestors that is written admits the origins it names",
          "[browser][csp]") {
    auto const policies = read(http::CspPolicy().allow(
        CspPlaceDirective::FrameAncestors,
        {CspPlace::self(), CspPlace::host("https://partner.example").value()}));
    CHECK(check_frame_ancestors(policies, {page_origin()}).allowed());
    CHECK(check_frame_ancestors(
              policies, {http::Origin::of(url_of("https://partner.example")), page_origin()})
              .allowed());
    CHECK_FALSE(check_frame_ancestors(policies, {http::Origin::of(url_of("https://evil.example"))})
                    .allowed());
    CHECK(overrides_x_frame_options(policies));
}

TEST_CASE("csp agreement: code sources that are written open what they are for", "[browser][csp]") {
    std::string const text = "x()";
    auto const nonce = http::CspNonce::of("AAECAwQFBgcICQoLDA0ODw").value();
    CspCode const all[] = {
        CspPlace::self(),
        nonce,
        CspCode::hash(crypto::digest(crypto::Hash::Sha384, as_bytes(text))).value(),
        CspKeyword::UnsafeInline,
        CspKeyword::UnsafeEval,
        CspKeyword::WasmUnsafeEval,
        CspKeyword::StrictDynamic,
        CspKeyword::UnsafeHashes,
    };
    http::Url const own = url_of("https://shop.example/a.js");
    http::Url const foreign = url_of("https://evil.example/a.js");
    for (unsigned set = 0; set < 256; ++set) {
        auto const has = [set](int i) { return (set >> i & 1) == 1; };
        std::vector<CspCode> sources;
        for (int i = 0; i < 8; ++i)
            if (has(i)) sources.push_back(all[i]);
        for (auto directive : {CspCodeDirective::ScriptSrc, CspCodeDirective::DefaultSrc}) {
            auto const policies = read(http::CspPolicy().allow(directive, sources));
            CAPTURE(policies[0].directives[0].value);
            bool const all_inline = has(3) && !has(1) && !has(2) && !has(6);
            InlineCode code{.kind = InlineKind::Script, .text = text};
            CHECK(check_inline(policies, code).allowed() == (all_inline || has(2)));
            code.text = "y()";
            CHECK(check_inline(policies, code).allowed() == all_inline);
            code.nonce = nonce.text();
            CHECK(check_inline(policies, code).allowed() == (all_inline || has(1)));
            code = {.kind = InlineKind::ScriptAttribute, .text = text, .nonce = nonce.text()};
            CHECK(check_inline(policies, code).allowed() == (all_inline || (has(2) && has(7))));
            CHECK(check_eval(policies, EvalKind::String).allowed() == has(4));
            CHECK(check_eval(policies, EvalKind::WebAssembly).allowed() == (has(4) || has(5)));
            CspRequest request{.kind = LoadKind::Script, .url = own};
            CHECK(check_request(policies, request).allowed() == (has(0) && !has(6)));
            request.parser = ParserMetadata::NotInserted;
            CHECK(check_request(policies, request).allowed() == (has(0) || has(6)));
            request = {.kind = LoadKind::Script, .url = foreign, .nonce = nonce.text()};
            CHECK(check_request(policies, request).allowed() == has(1));
        }
    }
}

TEST_CASE("csp agreement: the strict policy is as strict as it says", "[browser][csp]") {
    auto const nonce = http::CspNonce::of("AAECAwQFBgcICQoLDA0ODw").value();
    auto const policies = read(http::strict_csp(nonce));
    http::Url const own = url_of("https://shop.example/a");
    CHECK(check_inline(policies, {InlineKind::Script, "x()", nonce.text()}).allowed());
    CHECK_FALSE(check_inline(policies, {InlineKind::Script, "x()"}).allowed());
    CHECK_FALSE(check_request(policies, {LoadKind::Script, own}).allowed());
    CHECK(check_request(policies, {LoadKind::Image, own}).allowed());
    CHECK_FALSE(check_request(policies, {LoadKind::Object, own}).allowed());
    CHECK_FALSE(check_base(policies, own).allowed());
    CHECK_FALSE(check_frame_ancestors(policies, {page_origin()}).allowed());
}

TEST_CASE("csp agreement: sandbox, upgrade and Trusted Types are read as written",
          "[browser][csp]") {
    using enum http::SandboxFlag;
    http::SandboxFlag const flags[] = {AllowDownloads,
                                       AllowForms,
                                       AllowModals,
                                       AllowPopups,
                                       AllowPopupsToEscapeSandbox,
                                       AllowSameOrigin,
                                       AllowScripts,
                                       AllowTopNavigationByUserActivation};
    for (unsigned set = 0; set < 256; ++set) {
        std::vector<http::SandboxFlag> chosen;
        for (int i = 0; i < 8; ++i)
            if (set >> i & 1) chosen.push_back(flags[i]);
        auto const rules = document_rules(read(http::CspPolicy().sandbox(chosen)));
        REQUIRE(rules.sandbox);
        CHECK(rules.sandbox->allowed.size() == chosen.size());
        CHECK(rules.sandbox->unknown.empty());
        CHECK(rules.sandbox->allows("allow-scripts") == ((set >> 6 & 1) == 1));
    }
    auto const rules =
        document_rules(read(http::CspPolicy().upgrade_insecure_requests().require_trusted_types()));
    CHECK(rules.upgrades_insecure_requests == 0);
    CHECK(rules.requires_trusted_types == 0);
    CHECK_FALSE(rules.sandbox);
}
