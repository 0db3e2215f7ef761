// What the jar takes, replaces and evicts: RFC 6265bis section 5.7.
#include "core/browser/cookie_jar.h"
#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

CookieContext visited(std::string_view address) { return {.url = url(address)}; }

CookieContext in_script(std::string_view address) {
    return {.url = url(address), .api = CookieApi::Script};
}

std::string refusal(std::string_view line, std::string_view address) {
    CookieJar jar;
    auto const receipt = jar.receive(line, visited(address), kNow);
    CHECK((receipt.effect == CookieEffect::Refused) == !receipt.verdict.allowed());
    CHECK(jar.cookies().empty() == !receipt.verdict.allowed());
    return blocks(receipt.verdict);
}

}  // namespace

TEST_CASE("cookie_jar: a cookie without Domain is for its host alone", "[browser][cookie]") {
    CookieJar jar;
    (void)jar.receive("a=1", visited("https://shop.example/"), kNow);
    (void)jar.receive("b=2; Domain=shop.example", visited("https://shop.example/"), kNow);
    CHECK(jar.cookie_string(visited("https://shop.example/"), kNow) == "a=1; b=2");
    CHECK(jar.cookie_string(visited("https://www.shop.example/"), kNow) == "b=2");
    CHECK(jar.cookie_string(visited("https://other.example/"), kNow).empty());
}

TEST_CASE("cookie_jar: ports do not part cookies", "[browser][cookie]") {
    CookieJar jar;
    (void)jar.receive("a=1", visited("https://shop.example:8443/"), kNow);
    CHECK(jar.cookie_string(visited("https://shop.example/"), kNow) == "a=1");
}

TEST_CASE("cookie_jar: a Domain has to be the host or above it", "[browser][cookie]") {
    CHECK(refusal("a=1; Domain=shop.example", "https://www.shop.example/").empty());
    CHECK(refusal("a=1; Domain=other.example", "https://shop.example/").find("may not set it") !=
          std::string::npos);
    CHECK_FALSE(refusal("a=1; Domain=www.shop.example", "https://shop.example/").empty());
    CHECK_FALSE(refusal("a=1; Domain=sh\xC3\xB6p.example", "https://shop.example/").empty());
    CHECK_FALSE(refusal("a=1; Domain=0.2.1", "https://192.0.2.1/").empty());
}

TEST_CASE("cookie_jar: nobody sets cookies for a public suffix", "[browser][cookie]") {
    CHECK(refusal("a=1; Domain=example", "https://shop.example/").find("public suffix") !=
          std::string::npos);
    CookieJar jar(CookieProfile::current(), {"co.example"});
    CHECK_FALSE(jar.receive("a=1; Domain=co.example", visited("https://shop.co.example/"), kNow)
                    .verdict.allowed());
    CHECK(jar.receive("a=1; Domain=co.example", visited("https://co.example/"), kNow)
              .verdict.allowed());
    CHECK(jar.cookies().back().host_only);
}

TEST_CASE("cookie_jar: Secure is refused over http", "[browser][cookie]") {
    CHECK(refusal("a=1; Secure", "http://shop.example/") == "It is Secure, and http: is not.");
    CHECK(refusal("a=1; Secure", "https://shop.example/").empty());
}

TEST_CASE("cookie_jar: localhost may use Secure cookies over http, but could not once",
          "[browser][cookie]") {
    auto const kept = [](CookieProfile const& profile) {
        CookieJar jar(profile);
        (void)jar.receive("a=1; Secure", visited("http://localhost:8080/"), kNow);
        return jar.cookie_string(visited("http://localhost/"), kNow);
    };
    CHECK(kept(CookieProfile::current()) == "a=1");
    CHECK(kept(CookieProfile::before_lax_default()).empty());
}

TEST_CASE("cookie_jar: a document that is not of the network sets nothing", "[browser][cookie]") {
    for (std::string_view address : {"data:text/html,a", "file:///a", "ftp://shop.example/"}) {
        CAPTURE(address);
        CHECK_FALSE(refusal("a=1", address).empty());
    }
}

TEST_CASE("cookie_jar: every reason for a refusal is given", "[browser][cookie]") {
    CHECK(refusal("__Host-a=1; Domain=shop.example; SameSite=None", "http://shop.example/") ==
          "SameSite=None needs Secure. __Host- needs Secure. __Host- allows no Domain. __Host- "
          "needs Path=/.");
}

TEST_CASE("cookie_jar: a prefix holds a cookie to its promise", "[browser][cookie]") {
    std::string_view const shop = "https://shop.example/";
    CHECK(refusal("__Host-a=1; Secure; Path=/", shop).empty());
    CHECK_FALSE(refusal("__Host-a=1; Secure", shop).empty());  // Path is the default, unsaid
    CHECK(refusal("__Http-a=1; Secure; HttpOnly; Domain=shop.example", shop).empty());
    CHECK(refusal("__Http-a=1; Secure", shop) == "__Http- needs HttpOnly.");
    CHECK(refusal("__Host-Http-a=1; Secure; HttpOnly; Path=/", shop).empty());
    CHECK(refusal("__Host-Http-a=1; Secure; Path=/", shop) == "__Host-Http- needs HttpOnly.");
    CHECK_FALSE(refusal("__host-http-a=1; Secure; HttpOnly; Path=/x", shop).empty());
    CHECK(refusal("=__Host-a=1; Secure; Path=/", shop).find("has no name") != std::string::npos);
    CHECK_FALSE(refusal("__hTtP-a", shop).empty());
}

TEST_CASE("cookie_jar: a replaced cookie keeps its age and its place", "[browser][cookie]") {
    CookieJar jar;
    (void)jar.receive("a=1", visited("https://shop.example/"), kNow);
    (void)jar.receive("b=1", visited("https://shop.example/"), after(1));
    auto const receipt = jar.receive("a=2", visited("https://shop.example/"), after(2));
    CHECK(receipt.effect == CookieEffect::Replaced);
    CHECK(jar.cookies().size() == 2);
    CHECK(jar.cookie_string(visited("https://shop.example/"), after(3)) == "a=2; b=1");
}

TEST_CASE("cookie_jar: another Domain or Path makes another cookie", "[browser][cookie]") {
    CookieJar jar;
    auto const shop = visited("https://shop.example/x/y");
    (void)jar.receive("a=1; Path=/", shop, kNow);
    (void)jar.receive("a=2; Path=/x", shop, kNow);
    (void)jar.receive("a=3; Path=/; Domain=shop.example", shop, kNow);
    CHECK(jar.cookies().size() == 3);
    CHECK(jar.cookie_string(shop, kNow) == "a=2; a=1; a=3");
}

TEST_CASE("cookie_jar: an expiry in the past deletes", "[browser][cookie]") {
    CookieJar jar;
    auto const shop = visited("https://shop.example/");
    (void)jar.receive("a=1", shop, kNow);
    CHECK(jar.receive("a=; Max-Age=0; Path=/x", shop, kNow).effect == CookieEffect::Deleted);
    CHECK(jar.cookies().size() == 1);  // another Path is another cookie: it deletes nothing
    CHECK(jar.receive("a=; Max-Age=0", shop, kNow).effect == CookieEffect::Deleted);
    CHECK(jar.cookies().empty());
}

TEST_CASE("cookie_jar: a cookie goes at its expiry, a session's with the session",
          "[browser][cookie]") {
    CookieJar jar;
    auto const shop = visited("https://shop.example/");
    (void)jar.receive("a=1; Max-Age=60", shop, kNow);
    (void)jar.receive("b=1", shop, kNow);
    CHECK(jar.cookie_string(shop, after(59)) == "a=1; b=1");
    CHECK_FALSE(jar.decide(shop, after(60)).back().verdict.allowed());
    CHECK(jar.cookie_string(shop, after(60)) == "b=1");
    CHECK(jar.cookies().size() == 1);
    jar.end_session();
    CHECK(jar.cookies().empty());
}

TEST_CASE("cookie_jar: a script neither sets nor replaces an HttpOnly cookie",
          "[browser][cookie]") {
    CookieJar jar;
    CHECK_FALSE(
        jar.receive("a=1; HttpOnly", in_script("https://shop.example/"), kNow).verdict.allowed());
    (void)jar.receive("a=1; HttpOnly", visited("https://shop.example/"), kNow);
    auto const receipt = jar.receive("a=2", in_script("https://shop.example/"), kNow);
    CHECK(mentions(receipt.verdict, "5.7 step 23"));
    CHECK(jar.cookie_string(visited("https://shop.example/"), kNow) == "a=1");
    CHECK(jar.receive("a=2", visited("https://shop.example/"), kNow).effect ==
          CookieEffect::Replaced);
}

TEST_CASE("cookie_jar: http leaves secure cookies alone", "[browser][cookie]") {
    CookieJar jar;
    (void)jar.receive("a=1; Secure; Path=/login", visited("https://shop.example/"), kNow);
    auto const try_line = [&](std::string_view line) {
        CookieJar copy = jar;
        return copy.receive(line, visited("http://www.shop.example/"), kNow).verdict.allowed();
    };
    CHECK_FALSE(try_line("a=2; Path=/login; Domain=shop.example"));
    CHECK_FALSE(try_line("a=2; Path=/login/en; Domain=shop.example"));
    CHECK_FALSE(try_line("a=2; Path=/login"));  // below the host of the secure one
    CHECK(try_line("a=2; Path=/; Domain=shop.example"));
    CHECK(try_line("b=2; Path=/login; Domain=shop.example"));
    CHECK(
        jar.receive("a=2; Path=/login", visited("https://shop.example/"), kNow).verdict.allowed());
}

TEST_CASE("cookie_jar: a full domain evicts what is not Secure, then the longest unused",
          "[browser][cookie]") {
    CookieProfile profile = CookieProfile::current();
    profile.cookies_per_domain = 3;
    CookieJar jar(profile);
    auto const shop = visited("https://shop.example/");
    (void)jar.receive("a=1; Secure", shop, kNow);
    (void)jar.receive("b=1; Secure; Path=/x", shop, after(1));
    (void)jar.receive("c=1", shop, after(2));
    (void)jar.receive("other=1", visited("https://other.example/"), after(2));
    auto const first = jar.receive("d=1; Secure", shop, after(3));
    REQUIRE(first.evicted.size() == 1);
    CHECK(first.evicted.front().name == "c");
    CHECK(jar.cookie_string(shop, after(4)) == "a=1; d=1");  // uses a and d, not b
    auto const second = jar.receive("e=1; Secure", shop, after(5));
    REQUIRE(second.evicted.size() == 1);
    CHECK(second.evicted.front().name == "b");
    CHECK(jar.cookies().size() == 4);
}

TEST_CASE("cookie_jar: a full jar evicts what was not used for longest", "[browser][cookie]") {
    CookieProfile profile = CookieProfile::current();
    profile.cookies_in_all = 2;
    CookieJar jar(profile);
    (void)jar.receive("a=1; Secure", visited("https://a.example/"), kNow);
    (void)jar.receive("b=1", visited("https://b.example/"), after(1));
    auto const receipt = jar.receive("c=1", visited("https://c.example/"), after(2));
    REQUIRE(receipt.evicted.size() == 1);
    CHECK(receipt.evicted.front().name == "a");
}
