#include "core/browser/fetch_metadata.h"

#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

std::string site(std::string_view initiator, std::vector<std::string_view> const& chain) {
    FetchedRequest request{.urls = {}};
    for (std::string_view address : chain) request.urls.push_back(url(address));
    if (!initiator.empty()) request.initiator = origin(initiator);
    return fetch_metadata(request, {"co.example"}).headers.get("Sec-Fetch-Site").value_or("");
}

}  // namespace

TEST_CASE("fetch_metadata: the site tells how near the initiator is", "[browser][headers]") {
    CHECK(site("https://a.example", {"https://a.example/x"}) == "same-origin");
    CHECK(site("https://a.example", {"https://www.a.example/"}) == "same-site");
    CHECK(site("https://a.example", {"https://a.example:8443/"}) == "same-site");
    CHECK(site("http://a.example", {"https://a.example/"}) == "cross-site");
    CHECK(site("https://evil.example", {"https://a.example/"}) == "cross-site");
    CHECK(site("https://b.co.example", {"https://a.co.example/"}) == "cross-site");
    CHECK(site("", {"https://a.example/"}) == "none");
}

TEST_CASE("fetch_metadata: a redirect never brings a request nearer", "[browser][headers]") {
    std::string_view const a = "https://a.example/";
    CHECK(site(a, {a, "https://www.a.example/", a}) == "same-site");
    CHECK(site(a, {a, "https://evil.example/", a}) == "cross-site");
    CHECK(site(a, {"https://www.a.example/", "https://evil.example/"}) == "cross-site");
    CHECK(site("", {"https://evil.example/", a}) == "none");
}

TEST_CASE("fetch_metadata: an insecure destination is told nothing", "[browser][headers]") {
    FetchedRequest const request{.urls = {url("http://a.example/")}};
    auto const metadata = fetch_metadata(request, {});
    CHECK(metadata.headers.entries().empty());
    CHECK_FALSE(metadata.verdict.allowed());
    CHECK(site("http://localhost", {"http://localhost/"}) == "same-origin");
}

TEST_CASE("fetch_metadata: mode, destination and the user's hand are told", "[browser][headers]") {
    FetchedRequest request{.urls = {url("https://a.example/")},
                           .user_activation = UserActivation::Given};
    CHECK(fetch_metadata(request, {}).headers == http::HeaderList{{"Sec-Fetch-Site", "none"},
                                                                  {"Sec-Fetch-Mode", "navigate"},
                                                                  {"Sec-Fetch-User", "?1"},
                                                                  {"Sec-Fetch-Dest", "document"}});
    request.mode = RequestMode::Cors;
    request.destination = Destination::None;
    request.initiator = origin("https://a.example");
    CHECK(fetch_metadata(request, {}).headers == http::HeaderList{{"Sec-Fetch-Site", "same-origin"},
                                                                  {"Sec-Fetch-Mode", "cors"},
                                                                  {"Sec-Fetch-Dest", "empty"}});
}
