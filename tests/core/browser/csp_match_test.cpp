#include "core/browser/csp_match.h"

#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using parapet::tests::origin_of;
using parapet::tests::page_origin;
using parapet::tests::url_of;

namespace {

bool does_match(std::string_view source, std::string_view url,
                http::Origin const& self = page_origin(), Redirects redirects = Redirects::None) {
    auto const expression = parse_source_expression(source);
    REQUIRE(expression);
    return matches(*expression, url_of(url), self, redirects);
}

}  // namespace

TEST_CASE("csp_match: 'self' is the page's origin or a more secure way to it", "[browser][csp]") {
    CHECK(does_match("'self'", "https://shop.example/a"));
    CHECK(does_match("'self'", "wss://shop.example/socket"));
    CHECK_FALSE(does_match("'self'", "http://shop.example/"));
    CHECK_FALSE(does_match("'self'", "ws://shop.example/"));
    CHECK_FALSE(does_match("'self'", "https://shop.example:8443/"));
    CHECK_FALSE(does_match("'self'", "https://www.shop.example/"));

    auto const plain = origin_of("http://shop.example");
    CHECK(does_match("'self'", "https://shop.example/", plain));
    CHECK(does_match("'self'", "ws://shop.example/", plain));
    CHECK_FALSE(does_match("'self'", "https://shop.example:8443/", plain));
    CHECK(
        does_match("'self'", "https://shop.example:8080/", origin_of("http://shop.example:8080")));
    CHECK_FALSE(does_match("'self'", "https://shop.example/", http::Origin::opaque()));
    CHECK_FALSE(does_match("'self'", "data:text/html,x", http::Origin::opaque()));
}

TEST_CASE("csp_match: * covers the network and the page's scheme, not data: and blob:",
          "[browser][csp]") {
    for (std::string const url :
         {"http://a/", "https://a:9/", "ws://a/", "wss://a/", "https://192.0.2.1/"}) {
        CAPTURE(url);
        CHECK(does_match("*", url));
        CHECK(does_match("*", url, http::Origin::opaque()));
    }
    for (std::string const url : {"data:text/plain,x", "blob:https://shop.example/1",
                                  "filesystem:https://shop.example/", "ftp://a/", "about:blank"}) {
        CAPTURE(url);
        CHECK_FALSE(does_match("*", url));
    }
    CHECK(does_match("*", "ftp://b/", origin_of("ftp://a/")));
    CHECK(does_match("data:", "data:text/plain,x"));
    CHECK(does_match("blob:", "blob:https://shop.example/1"));
}

TEST_CASE("csp_match: a host without scheme takes the page's, or its upgrade", "[browser][csp]") {
    CHECK(does_match("cdn.example", "https://cdn.example/"));
    CHECK_FALSE(does_match("cdn.example", "http://cdn.example/"));
    CHECK(does_match("cdn.example", "http://cdn.example/", origin_of("http://shop.example")));
    CHECK(does_match("cdn.example", "https://cdn.example/", origin_of("http://shop.example")));
    CHECK_FALSE(does_match("cdn.example", "https://cdn.example/", http::Origin::opaque()));
    CHECK(does_match("http://cdn.example", "https://cdn.example/"));
    CHECK_FALSE(does_match("https://cdn.example", "http://cdn.example/"));
    CHECK(does_match("ws://cdn.example", "wss://cdn.example/"));
}

TEST_CASE("csp_match: an asterisk stands for labels before a name, never for a part of one",
          "[browser][csp]") {
    CHECK(does_match("*.cdn.example", "https://a.b.cdn.example/"));
    CHECK_FALSE(does_match("*.cdn.example", "https://cdn.example/"));
    CHECK_FALSE(does_match("*.cdn.example", "https://evilcdn.example/"));
    CHECK_FALSE(does_match("cdn.example", "https://cdn.example.evil.example/"));
}

TEST_CASE("csp_match: no IP address but 127.0.0.1 is matched by name", "[browser][csp]") {
    CHECK(does_match("127.0.0.1:3000", "https://127.0.0.1:3000/"));
    CHECK_FALSE(does_match("192.0.2.1", "https://192.0.2.1/"));
    CHECK(does_match("*:3000", "https://[::1]:3000/"));
}

TEST_CASE("csp_match: a port is the scheme's own unless named", "[browser][csp]") {
    CHECK(does_match("cdn.example:443", "https://cdn.example/"));
    CHECK_FALSE(does_match("cdn.example", "https://cdn.example:8443/"));
    CHECK(does_match("cdn.example:*", "https://cdn.example:8443/"));
    CHECK_FALSE(does_match("cdn.example:80", "https://cdn.example/"));
    CHECK(does_match("http://cdn.example:80", "https://cdn.example/"));
    CHECK_FALSE(does_match("https://cdn.example:80", "https://cdn.example/"));
    CHECK_FALSE(does_match("cdn.example:99999999999", "https://cdn.example/"));
    CHECK(does_match("cdn.example:0443", "https://cdn.example/"));
}

TEST_CASE("csp_match: a path is exact unless it ends in a slash, and is compared decoded",
          "[browser][csp]") {
    CHECK(does_match("cdn.example/lib/", "https://cdn.example/lib/a/b.js"));
    CHECK_FALSE(does_match("cdn.example/lib/", "https://cdn.example/library.js"));
    CHECK_FALSE(does_match("cdn.example/lib", "https://cdn.example/lib/a.js"));
    CHECK(does_match("cdn.example/%61.js", "https://cdn.example/a.js?v=1"));
    CHECK_FALSE(does_match("cdn.example/a%2Fb", "https://cdn.example/a/b"));
}

TEST_CASE("csp_match: after a redirect the path does not count, the host does", "[browser][csp]") {
    auto const self = page_origin();
    CHECK(does_match("cdn.example/lib/", "https://cdn.example/x", self, Redirects::Followed));
    CHECK_FALSE(
        does_match("cdn.example/lib/", "https://b.example/lib/", self, Redirects::Followed));
}
