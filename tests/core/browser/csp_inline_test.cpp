#include "core/browser/csp_inline.h"

#include "core/browser/csp_eval.h"
#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

bool runs(std::string_view policy, InlineCode const& code) {
    return check_inline(enforced(policy), code).allowed();
}

// The example of CSP Level 2, "Hash usage for script elements".
constexpr std::string_view kScript = "alert('Hello, world.');";
constexpr std::string_view kHash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";

InlineCode script(std::optional<std::string> nonce = std::nullopt) {
    return {.kind = InlineKind::Script, .text = std::string(kScript), .nonce = std::move(nonce)};
}

}  // namespace

TEST_CASE("csp_inline: a policy on scripts closes every kind of inline script", "[browser][csp]") {
    for (InlineKind kind :
         {InlineKind::Script, InlineKind::ScriptAttribute, InlineKind::Navigation}) {
        CHECK_FALSE(runs("script-src * 'self'", {kind, "x()"}));
        CHECK_FALSE(runs("default-src *", {kind, "x()"}));
        CHECK(runs("script-src 'unsafe-inline'", {kind, "x()"}));
        CHECK(runs("style-src 'none'", {kind, "x()"}));
    }
    for (InlineKind kind : {InlineKind::Style, InlineKind::StyleAttribute}) {
        CHECK_FALSE(runs("style-src *", {kind, "a{}"}));
        CHECK(runs("style-src 'unsafe-inline' 'strict-dynamic'", {kind, "a{}"}));
        CHECK(runs("script-src 'none'", {kind, "a{}"}));
    }
}

TEST_CASE("csp_inline: elements and attributes have directives of their own", "[browser][csp]") {
    std::string const policy = "script-src-attr 'unsafe-inline'; script-src 'none'";
    CHECK(runs(policy, {InlineKind::ScriptAttribute, "x()"}));
    CHECK_FALSE(runs(policy, {InlineKind::Script, "x()"}));
    CHECK_FALSE(runs(policy, {InlineKind::Navigation, "x()"}));
    CHECK(runs("script-src-elem 'unsafe-inline'; script-src 'none'", {InlineKind::Script, "x()"}));
}

TEST_CASE("csp_inline: 'unsafe-inline' is void beside a nonce, a hash or 'strict-dynamic'",
          "[browser][csp]") {
    for (std::string const other : {"'nonce-abc'", "'sha256-YWJj'", "'strict-dynamic'"}) {
        CAPTURE(other);
        auto const verdict =
            check_inline(enforced("script-src 'unsafe-inline' " + other), script());
        CHECK_FALSE(verdict.allowed());
        CHECK(text_of(verdict).find("'unsafe-inline' of script-src") != std::string::npos);
    }
    CHECK(runs("script-src 'unsafe-inline' 'self' https:", script()));
}

TEST_CASE("csp_inline: the right nonce runs an element and no attribute", "[browser][csp]") {
    CHECK(runs("script-src 'nonce-abc'", script("abc")));
    CHECK_FALSE(runs("script-src 'nonce-abc'", script("abd")));
    CHECK_FALSE(runs("script-src 'nonce-abc'", script("")));
    CHECK_FALSE(runs("script-src 'nonce-abc'", script()));
    CHECK_FALSE(runs("script-src 'nonce-abc'",
                     {.kind = InlineKind::ScriptAttribute, .text = "x()", .nonce = "abc"}));
    CHECK(runs("style-src 'nonce-abc'", {.kind = InlineKind::Style, .text = "", .nonce = "abc"}));
}

TEST_CASE("csp_inline: a nonce that injected text has swallowed does not count", "[browser][csp]") {
    InlineCode code = script("abc");
    code.attributes = {{"src", "https://evil.example/"}, {"<SCRIPT", ""}};
    CHECK_FALSE(runs("script-src 'nonce-abc'", code));
    code.attributes = {{"x", "a <script b"}};
    CHECK_FALSE(runs("script-src 'nonce-abc'", code));
    code.attributes = {{"x", "<Style>"}};
    CHECK_FALSE(check_nonceable(code).allowed());
    code.attributes = {{"title", "scripts <b"}};
    CHECK(runs("script-src 'nonce-abc'", code));
    code.parsed_as = Attributes::Repeated;
    CHECK_FALSE(runs("script-src 'nonce-abc'", code));
}

TEST_CASE("csp_inline: the hash of the specification's example runs it", "[browser][csp]") {
    CHECK(runs("script-src " + std::string(kHash), script()));
    CHECK(runs("script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG-HiZ1guq6ZZDob_Tng='", script()));
    InlineCode other = script();
    other.text += " ";
    CHECK_FALSE(runs("script-src " + std::string(kHash), other));
    auto const unpadded = check_inline(
        enforced("script-src 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng'"), script());
    CHECK_FALSE(unpadded.allowed());
    CHECK(text_of(unpadded).find("padding") != std::string::npos);
}

TEST_CASE("csp_inline: a refusal tells the hash that would do", "[browser][csp]") {
    auto const verdict = check_inline(enforced("script-src 'none'"), script());
    CHECK(text_of(verdict) ==
          "[CSP3 6.7.3.3] Policy 1: script-src (in place of script-src-elem) allows this inline "
          "script by no nonce and no hash; its hash is " +
              std::string(kHash) + ".\n");
}

TEST_CASE("csp_inline: hashes count for attributes only with 'unsafe-hashes'", "[browser][csp]") {
    InlineCode code{InlineKind::ScriptAttribute, std::string(kScript)};
    CHECK_FALSE(runs("script-src " + std::string(kHash), code));
    CHECK(runs("script-src 'unsafe-hashes' " + std::string(kHash), code));
    code.kind = InlineKind::Navigation;
    CHECK_FALSE(runs("script-src " + std::string(kHash), code));
    CHECK(runs("script-src 'unsafe-hashes' " + std::string(kHash), code));
}

TEST_CASE("csp_eval: script-src decides and its -elem and -attr have no say", "[browser][csp]") {
    auto const allows = [](std::string_view policy, EvalKind kind) {
        return check_eval(enforced(policy), kind).allowed();
    };
    CHECK_FALSE(allows("script-src 'self'", EvalKind::String));
    CHECK_FALSE(allows("default-src 'self'", EvalKind::WebAssembly));
    CHECK(allows("script-src 'unsafe-eval'", EvalKind::String));
    CHECK(allows("script-src 'unsafe-eval'", EvalKind::WebAssembly));
    CHECK(allows("script-src 'wasm-unsafe-eval'", EvalKind::WebAssembly));
    CHECK_FALSE(allows("script-src 'wasm-unsafe-eval'", EvalKind::String));
    CHECK_FALSE(allows("script-src 'wasm-eval'", EvalKind::WebAssembly));
    CHECK(allows("script-src-elem 'none'; script-src-attr 'none'", EvalKind::String));
    CHECK(allows("default-src 'none'; script-src 'unsafe-eval'", EvalKind::String));
    CHECK_FALSE(allows("script-src 'unsafe-eval', script-src 'self'", EvalKind::String));
}
