#include "core/http/set_cookie.h"

#include <ostream>
#include <string>

#include "tests/core/catch.h"

namespace parapet::http {

// Lets Catch2 print the reason instead of an integer.
std::ostream& operator<<(std::ostream& out, SetCookieError error) { return out << explain(error); }

}  // namespace parapet::http

using namespace parapet::http;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

SetCookie host_cookie(std::string name) { return {.name = std::move(name), .value = "abc"}; }

SetCookieError refusal(SetCookie const& cookie) {
    auto header = serialize(cookie);
    REQUIRE_FALSE(header.ok());
    return header.error();
}

}  // namespace

TEST_CASE("set_cookie: a session cookie is locked down unless told otherwise", "[http][cookie]") {
    auto header = serialize({.name = "sid", .value = "abc"});
    REQUIRE(header.ok());
    CHECK(header.value() == "sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax");
}

TEST_CASE("set_cookie: every attribute is written, in one order", "[http][cookie]") {
    auto header = serialize({.name = "sid",
                             .value = "abc",
                             .access = CookieAccess::ScriptAndHttp,
                             .same_site = SameSite::None,
                             .partition = CookiePartition::Partitioned,
                             .path = "/app",
                             .domain = "shop.example",
                             .max_age = seconds(60)});
    REQUIRE(header.ok());
    CHECK(header.value() ==
          "sid=abc; Path=/app; Domain=shop.example; Max-Age=60; Secure; SameSite=None; "
          "Partitioned");
    CHECK(serialize({.name = "a",
                     .value = "",
                     .access = CookieAccess::ScriptAndHttp,
                     .transport = CookieTransport::Any,
                     .same_site = SameSite::Unset})
              .value() == "a=; Path=/");
    CHECK(serialize({.name = "a", .value = "", .same_site = SameSite::Strict}).value() ==
          "a=; Path=/; Secure; HttpOnly; SameSite=Strict");
}

TEST_CASE("set_cookie: a value cannot add an attribute or a second header",
          "[http][cookie][injection]") {
    auto attack =
        GENERATE(as<std::string>{}, "x; Domain=evil.example", "x\r\nSet-Cookie: admin=1", "x,y",
                 std::string("x\0y", 3), "\"x\"", "x\\y", "x y", "x\x7f", "x\xc3\xa4");
    CAPTURE(attack);
    CHECK(refusal({.name = "sid", .value = attack}) == SetCookieError::BadValueCharacter);
}

TEST_CASE("set_cookie: a name is a token", "[http][cookie][injection]") {
    auto name = GENERATE(as<std::string>{}, "a=b", "a;b", "a b", "a\tb", "a\r\nb", "\xc3\xa4");
    CAPTURE(name);
    CHECK(refusal({.name = name, .value = ""}) == SetCookieError::BadNameCharacter);
    CHECK(refusal({.name = "", .value = "x"}) == SetCookieError::EmptyName);
}

TEST_CASE("set_cookie: Path and Domain cannot smuggle an attribute either",
          "[http][cookie][injection]") {
    SetCookie cookie = host_cookie("sid");
    for (std::string const path : {"/; SameSite=None", "/\r\nX: y", "app", ""}) {
        cookie.path = path;
        CHECK(refusal(cookie) == SetCookieError::BadPath);
    }
    cookie.path = "/";
    for (std::string const domain : {"shop.example; Secure", ".shop.example", "", "example",
                                     "127.0.0.1", "[::1]", "shop..example", "-a.example"}) {
        CAPTURE(domain);
        cookie.domain = domain;
        CHECK(refusal(cookie) == SetCookieError::BadDomain);
    }
}

TEST_CASE("set_cookie: what exceeds a browser's limits is refused", "[http][cookie]") {
    SetCookie cookie = host_cookie("sid");
    cookie.value = std::string(kMaxCookiePair - 3, 'x');
    CHECK(serialize(cookie).ok());
    cookie.value += 'x';
    CHECK(refusal(cookie) == SetCookieError::PairTooLong);
    cookie.value = "x";
    cookie.path = "/" + std::string(kMaxCookieAttribute - 1, 'p');
    CHECK(serialize(cookie).ok());
    cookie.path += 'p';
    CHECK(refusal(cookie) == SetCookieError::BadPath);
}

TEST_CASE("set_cookie: a lifetime is at most 400 days and at least none", "[http][cookie]") {
    SetCookie cookie = host_cookie("sid");
    cookie.max_age = hours(24) * 365 * 10;
    CHECK(serialize(cookie).value().find("; Max-Age=34560000;") != std::string::npos);
    cookie.max_age = seconds(-5);
    CHECK(serialize(cookie).value().find("; Max-Age=0;") != std::string::npos);
}

TEST_CASE("set_cookie: SameSite=None and Partitioned need Secure", "[http][cookie]") {
    SetCookie cookie = host_cookie("sid");
    cookie.transport = CookieTransport::Any;
    CHECK(serialize(cookie).ok());
    cookie.same_site = SameSite::None;
    CHECK(refusal(cookie) == SetCookieError::NoneNeedsSecure);
    cookie.same_site = SameSite::Lax;
    cookie.partition = CookiePartition::Partitioned;
    CHECK(refusal(cookie) == SetCookieError::PartitionedNeedsSecure);
}

TEST_CASE("set_cookie: a __Host- name that breaks its promise is refused", "[http][cookie]") {
    SetCookie cookie = host_cookie("__Host-sid");
    REQUIRE(serialize(cookie).ok());

    SECTION("without Secure") { cookie.transport = CookieTransport::Any; }
    SECTION("on a sub-path") { cookie.path = "/app"; }
    SECTION("with a Domain") { cookie.domain = "shop.example"; }
    SECTION("in another case") {
        cookie.name = "__HOST-sid";
        cookie.path = "/app";
    }
    CHECK(refusal(cookie) == SetCookieError::HostPrefixViolated);
}

TEST_CASE("set_cookie: the other prefixes are promises too", "[http][cookie]") {
    SetCookie cookie = host_cookie("__secure-sid");
    cookie.transport = CookieTransport::Any;
    CHECK(refusal(cookie) == SetCookieError::SecurePrefixViolated);

    cookie = host_cookie("__Http-sid");
    CHECK(serialize(cookie).ok());
    cookie.access = CookieAccess::ScriptAndHttp;
    CHECK(refusal(cookie) == SetCookieError::HttpPrefixViolated);
    cookie.name = "__Host-Http-sid";
    CHECK(refusal(cookie) == SetCookieError::HostHttpPrefixViolated);
    cookie.name = "__Host-sid";
    CHECK(serialize(cookie).ok());
}

TEST_CASE("set_cookie: what only this sender may not set is refused", "[http][cookie]") {
    SetCookie cookie = host_cookie("sid");
    CHECK(serialize(cookie, {.host = "shop.example"}).ok());
    CHECK(serialize(cookie, {.host = "shop.example", .scheme = SenderScheme::Http}).error() ==
          SetCookieError::SecureOverPlainHttp);
    cookie.domain = "shop.example";
    CHECK(serialize(cookie, {.host = "www.shop.example"}).ok());
    CHECK(serialize(cookie, {.host = "myshop.example"}).error() == SetCookieError::DomainIsForeign);
    CHECK(serialize(cookie, {.host = "example"}).error() == SetCookieError::DomainIsForeign);
}

TEST_CASE("set_cookie: a deletion names the same cookie", "[http][cookie]") {
    SetCookie cookie = host_cookie("sid");
    cookie.path = "/app";
    cookie.domain = "shop.example";
    CHECK(serialize(deletion_of(cookie)).value() ==
          "sid=; Path=/app; Domain=shop.example; Max-Age=0; Secure; HttpOnly; SameSite=Lax");
}
