#include "core/browser/cors_check.h"
#include "core/browser/cors_preflight.h"
#include "core/browser/cors_safelist.h"
#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

CorsRequest request_to_api() {
    return {.url = url_of("https://api.example/orders?q=1#top"), .origin = page_origin()};
}

http::Response answer(http::HeaderList headers, int status = 204) {
    headers.append("Access-Control-Allow-Origin", "https://shop.example");
    headers.append("Access-Control-Allow-Credentials", "true");
    return {.status = status, .headers = std::move(headers)};
}

bool is_granted(CorsRequest const& request, http::HeaderList headers) {
    return check_preflight(request, answer(std::move(headers))).allowed();
}

std::string const kMethods = "Access-Control-Allow-Methods";
std::string const kHeaders = "Access-Control-Allow-Headers";

}  // namespace

TEST_CASE("cors_safelist: only the six methods are put in upper case", "[browser][cors]") {
    CHECK(normalize_method("delete") == "DELETE");
    CHECK(normalize_method("patch") == "patch");
    CHECK_FALSE(is_safelisted_method("get"));
    CHECK_FALSE(is_safelisted_method("PUT"));
}

TEST_CASE("cors_safelist: a JSON body asks first, a form's body does not", "[browser][cors]") {
    CHECK(why_unsafe("Content-Type", "application/json") ==
          "Content-Type application/json is none that a form can send.");
    CHECK_FALSE(why_unsafe("Content-Type", "text/plain;charset=UTF-8"));
    CHECK(why_unsafe("Content-Type", ""));
    CHECK(why_unsafe("Content-Type", "text/plain, application/json"));
    CHECK(why_unsafe("X-Requested-With", "XMLHttpRequest") ==
          "The header x-requested-with is not on the safelist.");
    CHECK(why_unsafe("Range", "bytes=99999999999999999999-99999999999999999998"));
    CHECK_FALSE(why_unsafe("Range", "bytes=009-10"));
}

TEST_CASE("cors_safelist: safelisted headers are unsafe together over 1,024 bytes",
          "[browser][cors]") {
    http::HeaderList headers;
    for (int i = 0; i < 8; ++i) headers.append("Accept", std::string(128, 'a'));
    CHECK(unsafe_header_names(headers).empty());
    headers.append("accept-LANGUAGE", "e");
    headers.append("X-B", "1");
    headers.append("x-a", "1");
    headers.append("X-b", "2");
    CHECK(unsafe_header_names(headers) ==
          std::vector<std::string>{"accept", "accept-language", "x-a", "x-b"});
}

TEST_CASE("cors_safelist: headers of the browser's own are closed to scripts", "[browser][cors]") {
    for (std::string const name : {"Cookie", "HOST", "Origin", "Sec-Fetch-Site", "Proxy-X", "Via"})
        CHECK(is_forbidden_request_header(name, ""));
    CHECK(is_forbidden_request_header("X-HTTP-Method-Override", "GET, trace"));
    CHECK_FALSE(is_forbidden_request_header("X-HTTP-Method-Override", "DELETE"));
    CHECK_FALSE(is_forbidden_request_header("Authorization", ""));
    CHECK_FALSE(is_forbidden_request_header("X-Cookie", ""));
}

TEST_CASE("cors_check: the allowed origin is compared as text", "[browser][cors]") {
    CorsRequest const request = request_to_api();
    auto const reads = [&request](std::string allowed) {
        return check_cors(request, {{"Access-Control-Allow-Origin", std::move(allowed)}}).allowed();
    };
    CHECK(reads("https://shop.example"));
    CHECK(reads("*"));
    for (std::string const wrong :
         {"https://shop.example/", "https://shop.example:443", "HTTPS://SHOP.EXAMPLE",
          "shop.example", "null", "https://shop.example, https://shop.example", "https://*.example",
          ""}) {
        CAPTURE(wrong);
        CHECK_FALSE(reads(wrong));
    }
    CHECK_FALSE(check_cors(request, {}).allowed());
    CHECK_FALSE(check_cors(request, {{"Access-Control-Allow-Origin", "*"},
                                     {"Access-Control-Allow-Origin", "*"}})
                    .allowed());
}

TEST_CASE("cors_check: credentials need the origin's name and the word true", "[browser][cors]") {
    CorsRequest request = request_to_api();
    request.credentials = CredentialsMode::Include;
    http::HeaderList headers = {{"Access-Control-Allow-Origin", "*"},
                                {"Access-Control-Allow-Credentials", "true"}};
    CHECK_FALSE(check_cors(request, headers).allowed());
    headers.set("Access-Control-Allow-Origin", "https://shop.example");
    CHECK(check_cors(request, headers).allowed());
    headers.set("Access-Control-Allow-Credentials", "TRUE");
    CHECK_FALSE(check_cors(request, headers).allowed());
    headers.remove("Access-Control-Allow-Credentials");
    CHECK_FALSE(check_cors(request, headers).allowed());
    request.credentials = CredentialsMode::SameOrigin;
    CHECK(check_cors(request, headers).allowed());
}

TEST_CASE("cors_check: \"null\" allows every opaque origin, and this is noted", "[browser][cors]") {
    CorsRequest request = request_to_api();
    request.origin = http::Origin::opaque();
    auto const verdict = check_cors(request, {{"Access-Control-Allow-Origin", "null"}});
    CHECK(verdict.allowed());
    CHECK(count(verdict, Effect::Notes) == 1);
}

TEST_CASE("cors_check: the page's own origin needs no permission", "[browser][cors]") {
    CorsRequest request = request_to_api();
    request.url = url_of("https://shop.example/api");
    request.method = "DELETE";
    CHECK(check_cors(request, {}).allowed());
    CHECK(check_needs_no_preflight(request).allowed());
    CHECK(readable_headers(request, {{"X-A", "1"}, {"Set-Cookie", "a=b"}}).entries().size() == 1);
}

TEST_CASE("cors_check: a script reads safelisted and exposed headers, never Set-Cookie",
          "[browser][cors]") {
    CorsRequest request = request_to_api();
    http::HeaderList headers = {{"content-type", "a/b"},
                                {"ETag", "1"},
                                {"X-A", "2"},
                                {"Set-Cookie", "a=b"},
                                {"Access-Control-Expose-Headers", "etag, Set-Cookie"}};
    CHECK(readable_headers(request, headers) ==
          http::HeaderList{{"content-type", "a/b"}, {"ETag", "1"}});
    headers.set("Access-Control-Expose-Headers", "*");
    CHECK(readable_headers(request, headers).has("X-A"));
    CHECK_FALSE(readable_headers(request, headers).has("Set-Cookie"));
    request.credentials = CredentialsMode::Include;
    CHECK_FALSE(readable_headers(request, headers).has("X-A"));
}

TEST_CASE("cors_preflight: what no form could send is asked about", "[browser][cors]") {
    CorsRequest request = request_to_api();
    CHECK(check_needs_no_preflight(request).allowed());
    request.method = "POST";
    request.headers = {{"Content-Type", "text/plain"}};
    CHECK(check_needs_no_preflight(request).allowed());
    request.headers.set("Content-Type", "application/json");
    CHECK_FALSE(check_needs_no_preflight(request).allowed());
    request.method = "PUT";
    request.headers.append("X-Token", "1");
    CHECK(count(check_needs_no_preflight(request), Effect::Blocks) == 3);
    request = request_to_api();
    for (int i = 0; i < 9; ++i) request.headers.append("Accept", std::string(128, 'a'));
    CHECK_FALSE(check_needs_no_preflight(request).allowed());
}

TEST_CASE(
    "cors_preflight: the question names the method and the sorted headers, and has no cookies",
    "[browser][cors]") {
    CorsRequest request = request_to_api();
    request.method = "DELETE";
    request.headers = {{"X-B", "1"}, {"Accept", "a/b"}, {"Authorization", "Bearer x"}, {"x-a", ""}};
    auto const preflight = preflight_of(request);
    CHECK(preflight.method == "OPTIONS");
    CHECK(preflight.host == "api.example");
    CHECK(preflight.target == "/orders?q=1");
    CHECK(preflight.headers ==
          http::HeaderList{{"Accept", "*/*"},
                           {"Access-Control-Request-Method", "DELETE"},
                           {"Access-Control-Request-Headers", "authorization,x-a,x-b"},
                           {"Origin", "https://shop.example"}});
    request.headers = {};
    CHECK_FALSE(preflight_of(request).headers.has("Access-Control-Request-Headers"));
}

TEST_CASE("cors_preflight: the answer must be good and list method and headers",
          "[browser][cors]") {
    CorsRequest request = request_to_api();
    request.method = "PATCH";
    request.headers = {{"X-Token", "1"}};
    CHECK(is_granted(request, {{kMethods, "PUT, PATCH"}, {kHeaders, "x-TOKEN"}}));
    CHECK(is_granted(request, {{kMethods, "*"}, {kHeaders, "*"}}));
    CHECK(is_granted(request, {{kMethods, "PUT"}, {kMethods, ",PATCH,"}, {kHeaders, "X-Token"}}));
    CHECK_FALSE(is_granted(request, {{kMethods, "patch"}, {kHeaders, "*"}}));
    CHECK_FALSE(is_granted(request, {{kMethods, "PATCH"}}));
    CHECK_FALSE(is_granted(request, {{kHeaders, "*"}}));
    CHECK_FALSE(is_granted(request, {{kMethods, "PATCH"}, {kHeaders, "*, a b"}}));
    http::HeaderList const all = {{kMethods, "*"}, {kHeaders, "*"}};
    CHECK_FALSE(check_preflight(request, answer(all, 302)).allowed());
    CHECK_FALSE(check_preflight(request, answer(all, 404)).allowed());
    CHECK_FALSE(check_preflight(request, {.status = 204, .headers = all}).allowed());
    request.method = "POST";
    CHECK(is_granted(request, {{kHeaders, "X-Token"}}));
}

TEST_CASE("cors_preflight: \"*\" covers neither Authorization nor a request with credentials",
          "[browser][cors]") {
    CorsRequest request = request_to_api();
    request.method = "PUT";
    request.headers = {{"authorization", "Bearer x"}};
    CHECK_FALSE(is_granted(request, {{kMethods, "*"}, {kHeaders, "*"}}));
    CHECK(is_granted(request, {{kMethods, "*"}, {kHeaders, "*, Authorization"}}));
    request.headers = {{"X-Token", "1"}};
    request.credentials = CredentialsMode::Include;
    CHECK_FALSE(is_granted(request, {{kMethods, "PUT"}, {kHeaders, "*"}}));
    CHECK_FALSE(is_granted(request, {{kMethods, "*"}, {kHeaders, "x-token"}}));
    CHECK(is_granted(request, {{kMethods, "PUT"}, {kHeaders, "x-token"}}));
}

TEST_CASE("cors_preflight: a grant counts for its origin, URL, credentials and time",
          "[browser][cors]") {
    using namespace std::chrono_literals;
    Time const now{};
    CorsRequest request = request_to_api();
    request.method = "PUT";
    request.headers = {{"X-Token", "1"}};
    http::HeaderList const granted = {
        {kMethods, "PUT"}, {kHeaders, "x-token"}, {"Access-Control-Max-Age", "60"}};
    PreflightCache cache;
    CHECK_FALSE(cache.check(request, now).allowed());
    cache.keep(request, granted, now);
    CHECK(cache.check(request, now + 59s).allowed());
    CHECK_FALSE(cache.check(request, now + 60s).allowed());

    CorsRequest other = request;
    other.method = "DELETE";
    CHECK_FALSE(cache.check(other, now).allowed());
    cache.keep(other, {{kMethods, "DELETE"}}, now);
    CHECK(cache.check(request, now + 59s).allowed());  // one grant does not end another
    other = request;
    other.url = url_of("https://api.example/other");
    CHECK_FALSE(cache.check(other, now).allowed());
    other = request;
    other.origin = http::Origin::of(url_of("https://evil.example"));
    CHECK_FALSE(cache.check(other, now).allowed());
    other = request;
    other.credentials = CredentialsMode::Include;
    CHECK_FALSE(cache.check(other, now).allowed());
    cache.forget(request);
    CHECK_FALSE(cache.check(request, now).allowed());
    cache.keep(other, granted, now);
    CHECK(cache.check(request, now).allowed());  // granted with credentials: without them too
}

TEST_CASE("cors_preflight: the age is a number of seconds, 5 without one, at most two hours",
          "[browser][cors]") {
    auto const age = [](http::HeaderList const& headers) { return preflight_age(headers).count(); };
    CHECK(age({}) == 5);
    CHECK(age({{"Access-Control-Max-Age", "0"}}) == 0);
    CHECK(age({{"Access-Control-Max-Age", "600"}}) == 600);
    CHECK(age({{"Access-Control-Max-Age", "99999999999999999999999"}}) == 7200);
    CHECK(age({{"Access-Control-Max-Age", "-1"}}) == 5);
    CHECK(age({{"Access-Control-Max-Age", "1.5"}}) == 5);
    CHECK(age({{"Access-Control-Max-Age", "1"}, {"Access-Control-Max-Age", "2"}}) == 5);
}
