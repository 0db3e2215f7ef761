#include "core/http/origin.h"

#include "tests/core/catch.h"

using namespace parapet::http;

namespace {

Origin origin(std::string_view text) {
    auto url = parse_url(text);
    REQUIRE(url.ok());
    return Origin::of(url.value());
}

PublicSuffixes const kSuffixes = {"example", "co.example", "pages.example"};

bool are_same_site(std::string_view a, std::string_view b) {
    return same_site(origin(a), origin(b), kSuffixes);
}

std::string registrable(std::string_view host) {
    auto parsed = parse_host(host, HostRules::Special);
    REQUIRE(parsed.ok());
    return registrable_domain(parsed.value(), kSuffixes).value_or("none");
}

}  // namespace

TEST_CASE("origin: scheme, host and port make it, nothing else does", "[http][origin]") {
    CHECK(same_origin(origin("https://shop.example/a?b#c"), origin("https://SHOP.example:443/")));
    CHECK(same_origin(origin("https://ada:pw@shop.example/"), origin("https://shop.example")));
    CHECK_FALSE(same_origin(origin("https://shop.example"), origin("http://shop.example")));
    CHECK_FALSE(same_origin(origin("https://shop.example"), origin("https://shop.example:8443")));
    CHECK_FALSE(same_origin(origin("https://shop.example"), origin("https://www.shop.example")));
    CHECK_FALSE(same_origin(origin("https://shop.example"), origin("https://shop.example.")));
}

TEST_CASE("origin: it is written as an Origin header has it", "[http][origin]") {
    CHECK(origin("https://shop.example:443/x").serialize() == "https://shop.example");
    CHECK(origin("http://shop.example:8080/x").serialize() == "http://shop.example:8080");
    CHECK(origin("http://[::1]:3000/").serialize() == "http://[::1]:3000");
    CHECK(origin("blob:https://shop.example/0f3a").serialize() == "https://shop.example");
    CHECK(origin("https://shop.example/").host().text == "shop.example");
    CHECK(origin("https://shop.example/").scheme() == "https");
    CHECK(origin("https://shop.example/").port() == 443);
}

TEST_CASE("origin: what belongs to nobody is \"null\" and equal to nothing", "[http][origin]") {
    for (std::string_view text :
         {"data:text/html,x", "file:///etc/passwd", "javascript:1", "about:blank",
          "app://shop.example/", "blob:x", "blob:ftp://shop.example/1", "blob:data:,x"}) {
        CAPTURE(text);
        CHECK(origin(text).is_opaque());
        CHECK(origin(text).serialize() == "null");
        CHECK_FALSE(same_origin(origin(text), origin(text)));
        CHECK_FALSE(are_same_site(text, text));
        CHECK_FALSE(are_same_site("https://shop.example", text));
    }
}

TEST_CASE("same_site: one registrable domain, one scheme, any port", "[http][origin]") {
    CHECK(are_same_site("https://shop.example", "https://www.shop.example:8443"));
    CHECK(are_same_site("https://a.shop.example", "https://b.c.shop.example"));
    CHECK_FALSE(are_same_site("https://shop.example", "http://shop.example"));
    CHECK_FALSE(are_same_site("https://shop.example", "https://evil.example"));
    CHECK_FALSE(are_same_site("https://shop.example", "https://notshop.example"));
    CHECK_FALSE(are_same_site("https://ada.pages.example", "https://eve.pages.example"));
    CHECK_FALSE(are_same_site("https://ada.co.example", "https://eve.co.example"));
    CHECK(are_same_site("https://ada.co.example", "https://www.ada.co.example"));
}

TEST_CASE("same_site: addresses and suffixes are the same site as themselves only",
          "[http][origin]") {
    CHECK(are_same_site("http://127.0.0.1:3000", "http://127.0.0.1:4000"));
    CHECK_FALSE(are_same_site("http://127.0.0.1", "http://126.0.0.1"));
    CHECK_FALSE(are_same_site("http://[::1]", "http://[::2]"));
    CHECK(are_same_site("https://co.example", "https://co.example"));
    CHECK_FALSE(are_same_site("https://co.example", "https://ada.co.example"));
}

TEST_CASE("registrable_domain: one label more than the longest suffix", "[http][origin]") {
    CHECK(registrable("a.b.shop.example") == "shop.example");
    CHECK(registrable("a.b.ada.co.example") == "ada.co.example");
    CHECK(registrable("www.shop.test") == "shop.test");  // not listed: the last label
    CHECK(registrable("www.shop.example.") == "shop.example.");
    CHECK(registrable("notco.example") == "notco.example");
    CHECK(registrable("co.example") == "none");
    CHECK(registrable("example") == "none");
    CHECK(registrable("localhost") == "none");
    CHECK(registrable("192.0.2.1") == "none");
}
