#include "core/browser/csp_parser.h"

#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using parapet::tests::enforced;
using parapet::tests::page_origin;

namespace {

bool is_noted(ContentPolicy const& policy, std::string_view words) {
    for (std::string const& note : policy.notes)
        if (note.find(words) != std::string::npos) return true;
    return false;
}

template <class Kind>
Kind expression(std::string_view word) {
    auto const parsed = parse_source_expression(word);
    REQUIRE(parsed);
    auto const* kind = std::get_if<Kind>(&parsed->kind);
    REQUIRE(kind != nullptr);
    return *kind;
}

}  // namespace

TEST_CASE("csp_parser: the first of two directives of a name counts", "[browser][csp]") {
    auto const policies = enforced("IMG-src 'self'; img-src *");
    REQUIRE(policies.size() == 1);
    CHECK(policies[0].directives.size() == 1);
    CHECK(policies[0].find("img-src")->value == "'self'");
    CHECK(is_noted(policies[0], "second img-src"));
}

TEST_CASE("csp_parser: every header and every comma makes a policy of its own", "[browser][csp]") {
    auto const policies = content_policies_of(
        {{"content-security-policy", "img-src a.example, , ;,font-src b.example"},
         {"Content-Security-Policy-Report-Only", "img-src 'none'"},
         {"Content-Security-Policy", "sandbox"}},
        page_origin());
    REQUIRE(policies.size() == 4);
    CHECK(policies[1].find("font-src") != nullptr);
    CHECK(policies[2].find("sandbox") != nullptr);
    CHECK(policies[2].disposition == Disposition::Enforce);
    CHECK(policies[3].disposition == Disposition::Report);
}

TEST_CASE("csp_parser: what <meta> may not say is left out", "[browser][csp]") {
    auto const policies = content_policies_of_meta(
        "frame-ancestors 'none'; sandbox; report-uri /r; img-src 'self'", page_origin());
    REQUIRE(policies.size() == 1);
    CHECK(policies[0].directives.size() == 1);
    CHECK(policies[0].notes.size() == 3);
    CHECK(policies[0].disposition == Disposition::Enforce);
}

TEST_CASE("csp_parser: a comma in <meta> begins no other policy", "[browser][csp]") {
    auto const policies = content_policies_of_meta("img-src a.example, font-src b", page_origin());
    REQUIRE(policies.size() == 1);
    CHECK(policies[0].find("font-src") == nullptr);
    CHECK(policies[0].find("img-src")->sources.expressions.size() == 2);  // "font-src" and "b"
    CHECK(is_noted(policies[0], "semicolon"));
}

TEST_CASE("csp_parser: unknown and misspelt directives have no effect and are noted",
          "[browser][csp]") {
    auto const policies =
        enforced("script_src 'none'; scripts-src 'none'; img-src \xC3\xBC.example");
    REQUIRE(policies.size() == 1);
    CHECK(policies[0].find("img-src") == nullptr);
    CHECK(policies[0].notes.size() == 3);
    CHECK(is_noted(policies[0], "Punycode"));
}

TEST_CASE("csp_parser: frame-ancestors knows neither nonces nor unsafe words", "[browser][csp]") {
    auto const policies = enforced("frame-ancestors 'self' 'unsafe-inline' 'nonce-abc' a.example");
    CHECK(policies[0].find("frame-ancestors")->sources.expressions.size() == 2);
    CHECK(policies[0].notes.size() == 2);
}

TEST_CASE("csp_source_list: the parts of a host source are told apart", "[browser][csp]") {
    auto const full = expression<HostSource>("HTTPS://*.CDN.example:8443/lib/A.js");
    CHECK(full.scheme == "https");
    CHECK(full.host == "*.cdn.example");
    CHECK(full.port == "8443");
    CHECK(full.path == "/lib/A.js");
    auto const bare = expression<HostSource>("localhost");
    CHECK_FALSE(bare.scheme);
    CHECK_FALSE(bare.port);
    CHECK(bare.path.empty());
    CHECK(expression<SchemeSource>("HTTPS:").scheme == "https");
    CHECK(expression<HostSource>("*").host == "*");
    CHECK(expression<NonceSource>("'NONCE-aB+/-_='").value == "aB+/-_=");
    CHECK(expression<KeywordSource>("'Unsafe-Inline'") == KeywordSource::UnsafeInline);
    CHECK(expression<HashSource>("'SHA256-YWJj'").algorithm == crypto::Hash::Sha256);
}

TEST_CASE("csp_source_list: a word outside the grammar matches nothing and is noted",
          "[browser][csp]") {
    for (std::string const word :
         {"'self",        "self'",        "'selfish'",    "''",           "'",
          "https://",     "https:///x",   "*.*.example",  "a..b",         "a.example:8o",
          "a.example:-1", "a.example//x", "a.example/?q", "a.example/#f", "a.example/%zz",
          "1http://a",    "a_b.example",  "[::1]",        "'nonce-'",     "'nonce-a b'",
          "'nonce-a*'",   "'sha256-'",    "'sha256-a'",   "'md5-YWJj'",   "\"self\""}) {
        CAPTURE(word);
        CHECK_FALSE(parse_source_expression(word));
    }
    CHECK(parse_source_list("a.example/?q 'self'").expressions.size() == 1);
    CHECK(parse_source_list("a.example/?q 'self'").notes.size() == 1);
}

TEST_CASE("csp_source_list: a host with a colon and no port is a scheme", "[browser][csp]") {
    CHECK(expression<SchemeSource>("a.example:").scheme == "a.example");
}

TEST_CASE("csp_source_list: an unquoted keyword is a host", "[browser][csp]") {
    CHECK(expression<HostSource>("self").host == "self");
    CHECK(expression<HostSource>("unsafe-inline").host == "unsafe-inline");
}
