#include "core/browser/cookie_match.h"

#include "tests/core/catch.h"

using namespace parapet::browser;
using parapet::http::Host;
using parapet::http::HostKind;

TEST_CASE("cookie_match: a host matches its own name and those above it", "[browser][cookie]") {
    Host const host{HostKind::Domain, "www.shop.example"};
    CHECK(domain_matches(host, "www.shop.example"));
    CHECK(domain_matches(host, "shop.example"));
    CHECK_FALSE(domain_matches(host, "hop.example"));
    CHECK_FALSE(domain_matches(host, "a.www.shop.example"));
    CHECK_FALSE(domain_matches(host, ""));
    CHECK_FALSE(domain_matches(host, ".shop.example"));
}

TEST_CASE("cookie_match: an IP address matches nothing but itself", "[browser][cookie]") {
    CHECK(domain_matches({HostKind::Ipv4, "192.0.2.1"}, "192.0.2.1"));
    CHECK_FALSE(domain_matches({HostKind::Ipv4, "192.0.2.1"}, "0.2.1"));
}

TEST_CASE("cookie_match: a path covers whole folders", "[browser][cookie]") {
    CHECK(path_matches("/shop", "/shop"));
    CHECK(path_matches("/shop/cart", "/shop"));
    CHECK(path_matches("/shop/cart", "/shop/"));
    CHECK(path_matches("/anything", "/"));
    CHECK_FALSE(path_matches("/shopping", "/shop"));
    CHECK_FALSE(path_matches("/shop", "/shop/"));
    CHECK_FALSE(path_matches("/Shop", "/shop"));
}

TEST_CASE("cookie_match: the default path is the folder of the request", "[browser][cookie]") {
    CHECK(default_path("/shop/cart") == "/shop");
    CHECK(default_path("/shop/cart/") == "/shop/cart");
    CHECK(default_path("/shop") == "/");
    CHECK(default_path("/") == "/");
    CHECK(default_path("") == "/");
}

TEST_CASE("cookie_match: a prefix is found whatever its case", "[browser][cookie]") {
    CHECK(prefix_of("__Host-a") == CookiePrefix::Host);
    CHECK(prefix_of("__HOST-HTTP-a") == CookiePrefix::HostHttp);
    CHECK(prefix_of("__http-a") == CookiePrefix::Http);
    CHECK(prefix_of("__SeCuRe-") == CookiePrefix::Secure);
    CHECK(prefix_of("__Host") == CookiePrefix::None);
    CHECK(prefix_of("a__Host-") == CookiePrefix::None);
}
