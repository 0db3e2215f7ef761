#include "core/browser/cors_redirect.h"

#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

CorsRequest request_to(std::string_view url) {
    return {.url = url_of(url),
            .origin = page_origin(),
            .method = "POST",
            .headers = {{"Content-Type", "text/plain"}, {"Authorization", "Bearer x"}}};
}

}  // namespace

TEST_CASE("cors_redirect: whoever is two origins away hears no origin", "[browser][cors]") {
    auto const own = request_to("https://shop.example/a");
    auto const first = redirected(own, url_of("https://api.example/"), 307);
    CHECK(first.origin.serialize() == "https://shop.example");
    auto const same = redirected(first, url_of("https://api.example/b"), 307);
    CHECK(same.origin.serialize() == "https://shop.example");
    auto const second = redirected(same, url_of("https://other.example/"), 307);
    CHECK(second.origin.serialize() == "null");
    auto const back = redirected(second, url_of("https://shop.example/"), 307);
    CHECK(back.origin.serialize() == "null");
    CHECK_FALSE(
        check_cors(back, {{"Access-Control-Allow-Origin", "https://shop.example"}}).allowed());
}

TEST_CASE("cors_redirect: Authorization stays with the origin it was for", "[browser][cors]") {
    auto const request = request_to("https://api.example/a");
    CHECK(redirected(request, url_of("https://api.example/b"), 307).headers.has("Authorization"));
    CHECK_FALSE(redirected(request, url_of("https://api.example:8443/b"), 307)
                    .headers.has("authorization"));
}

TEST_CASE("cors_redirect: 301, 302 and 303 turn POST into GET without a body's headers",
          "[browser][cors]") {
    auto request = request_to("https://api.example/a");
    http::Url const next = url_of("https://api.example/b");
    for (int status : {301, 302, 303}) {
        CHECK(redirected(request, next, status).method == "GET");
        CHECK_FALSE(redirected(request, next, status).headers.has("Content-Type"));
    }
    for (int status : {307, 308}) CHECK(redirected(request, next, status).method == "POST");
    request.method = "PUT";
    CHECK(redirected(request, next, 302).method == "PUT");
    CHECK(redirected(request, next, 303).method == "GET");
    request.method = "HEAD";
    CHECK(redirected(request, next, 303).method == "HEAD");
}

TEST_CASE("cors_redirect: a user in the URL or another scheme ends a cross-origin request",
          "[browser][cors]") {
    auto const cross = request_to("https://api.example/");
    auto const own = request_to("https://shop.example/");
    CHECK(check_redirect(cross, url_of("https://other.example/")).allowed());
    CHECK_FALSE(check_redirect(cross, url_of("https://u:p@api.example/")).allowed());
    CHECK_FALSE(check_redirect(cross, url_of("https://u@shop.example/")).allowed());
    CHECK_FALSE(check_redirect(own, url_of("https://u@api.example/")).allowed());
    CHECK(check_redirect(own, url_of("https://u@shop.example/")).allowed());
    CHECK_FALSE(check_redirect(own, url_of("data:text/plain,x")).allowed());
}
