// The Web Platform Tests for SameSite. They were written while browsers did not agree about
// redirects: rows that depend on it are run under the rule that the row supposes, for the jar has
// both, and are counted apart.
#include "core/browser/cookie_jar.h"
#include "tests/core/browser/browser_test.h"
#include "tests/core/browser/vector_tally.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;
using nlohmann::json;

namespace {

constexpr std::pair<char const*, char const*> kCookies[] = {
    {"strict", "samesite_strict=1; SameSite=Strict"},
    {"lax", "samesite_lax=1; SameSite=Lax"},
    {"none_secure", "samesite_none=1; SameSite=None; Secure"},
    {"unspecified", "samesite_unspecified=1"}};

CookieContext context_of(json const& row) {
    std::string const kind = row.at("request");
    CookieContext context{.url = url(row.at("target").get<std::string>())};
    http::Origin const page = origin(row.at("initiator").get<std::string>());
    context.initiator = page;
    if (kind == "top-level form POST") context.method = "POST";
    if (kind == "iframe navigation") context.target = RequestTarget::Frame;
    if (kind == "fetch GET (subresource)" || kind == "img (subresource)")
        context.target = RequestTarget::Subresource;
    if (context.target != RequestTarget::TopLevel) context.ancestors = {page};
    for (json const& step : row.at("chain")) {
        http::Origin const other = origin(step.at("origin").get<std::string>());
        if (step.at("type") == "redirect") context.redirects.push_back(other);
        if (step.at("type") == "navigation-from") context.initiator = other;
    }
    return context;
}

bool has(std::string const& cookies, std::string const& kind) {
    std::string const name = kind == "none_secure" ? "none" : kind;
    return cookies.find("samesite_" + name + "=") != std::string::npos;
}

bool is_as_expected(json const& row, RedirectRule redirects) {
    CookieProfile profile = CookieProfile::current();
    profile.redirects = redirects;
    CookieJar jar(profile);
    CookieContext const visit{.url = url(row.at("target").get<std::string>())};
    for (auto const& [kind, line] : kCookies)
        REQUIRE(jar.receive(line, visit, Time{}).verdict.allowed());
    // The suite expects no Lax-allowing-unsafe: its cookies are older than two minutes.
    Time const later = Time{} + std::chrono::minutes(3);
    CookieContext const context = context_of(row);
    std::string const sent = jar.cookie_string(context, later);
    bool passed = true;
    for (auto const& [kind, line] : kCookies) {
        CAPTURE(kind, sent);
        CHECK(has(sent, kind) == row.at("sent").at(kind).get<bool>());
        passed = passed && has(sent, kind) == row.at("sent").at(kind).get<bool>();
    }
    if (row.at("document_cookie_context").is_null()) return passed;
    CookieContext script = context;
    script.api = CookieApi::Script;
    bool const is_same_site = row.at("document_cookie_context") == "SAME_SITE";
    bool const sees_strict = has(jar.cookie_string(script, later), "strict");
    CHECK(sees_strict == is_same_site);
    return passed && sees_strict == is_same_site;
}

}  // namespace

TEST_CASE("cookie_jar: SameSite cookies are sent as the Web Platform Tests say",
          "[browser][vectors]") {
    auto suite = open_vectors("cookies/wpt_samesite_requests.json");
    if (!suite) return;
    VectorTally tally("cookies/wpt_samesite_requests");
    VectorTally counted("cookies/wpt_samesite_requests, where redirects count");
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>(), row.at("title").get<std::string>());
        bool const is_sensitive = row.at("redirect_policy_sensitive");
        if (is_sensitive && row.at("request") != "window.open top-level GET") {
            tally.exclude();
            counted.row(is_as_expected(row, RedirectRule::Counted));
        } else {
            tally.row(is_as_expected(row, RedirectRule::NotCounted));
        }
    }
    CHECK(tally.total() + counted.total() == suite->at("count"));
}
