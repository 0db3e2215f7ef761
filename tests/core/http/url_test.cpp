#include "core/http/url.h"

#include <ostream>
#include <set>

#include "tests/core/catch.h"

namespace parapet::http {

// Lets Catch2 print the reason instead of an integer.
std::ostream& operator<<(std::ostream& out, UrlError error) { return out << explain(error); }

}  // namespace parapet::http

using namespace parapet::http;

namespace {

Url parse(std::string_view text) {
    auto url = parse_url(text);
    REQUIRE(url.ok());
    return url.take();
}

std::string resolve(std::string_view base, std::string_view reference) {
    Url const from = parse(base);
    auto const url = parse_url(reference, &from);
    return url.ok() ? url.value().href() : std::string(explain(url.error()));
}

UrlError fault(std::string_view text) {
    auto const url = parse_url(text);
    REQUIRE_FALSE(url.ok());
    return url.error();
}

std::string host(std::string_view text) {
    auto const parsed = parse_host(text, HostRules::Special);
    return parsed.ok() ? parsed.value().text : std::string(explain(parsed.error()));
}

}  // namespace

TEST_CASE("url: the parts of a URL are told apart", "[http][url]") {
    Url const url = parse("HTTPS://Ada:p%40ss@Shop.Example:8443/a/../b?q=1#top");

    CHECK(url.scheme == "https");
    CHECK(url.username == "Ada");
    CHECK(url.password == "p%40ss");
    CHECK(url.host->kind == HostKind::Domain);
    CHECK(url.host_and_port() == "shop.example:8443");
    CHECK(url.effective_port() == 8443);
    CHECK(url.pathname() == "/b");
    CHECK(url.target() == "/b?q=1");
    CHECK(url.fragment == "top");
    CHECK(url.href() == "https://Ada:p%40ss@shop.example:8443/b?q=1#top");
    CHECK(url.href_without_fragment() == "https://Ada:p%40ss@shop.example:8443/b?q=1");
}

TEST_CASE("url: the scheme's own port is no part of the URL, but it is in use", "[http][url]") {
    Url const url = parse("http://shop.example:80/");
    CHECK_FALSE(url.port.has_value());
    CHECK(url.effective_port() == 80);
    CHECK(parse("wss://a/").effective_port() == 443);
    CHECK_FALSE(parse("app://a/").effective_port().has_value());
    CHECK_FALSE(parse("file:///a").effective_port().has_value());
    CHECK(parse("http://a:/").href() == "http://a/");
    CHECK(parse("http://a:0/").effective_port() == 0);
}

TEST_CASE("url: references resolve as in RFC 3986 section 5.4", "[http][url]") {
    auto at = [](std::string_view reference) { return resolve("http://a/b/c/d;p?q", reference); };
    CHECK(at("g") == "http://a/b/c/g");
    CHECK(at("./g/") == "http://a/b/c/g/");
    CHECK(at("/g") == "http://a/g");
    CHECK(at("//g") == "http://g/");
    CHECK(at("?y") == "http://a/b/c/d;p?y");
    CHECK(at("#s") == "http://a/b/c/d;p?q#s");
    CHECK(at("") == "http://a/b/c/d;p?q");
    CHECK(at("..") == "http://a/b/");
    CHECK(at("../../../g") == "http://a/g");
    CHECK(at("%2E%2e/g") == "http://a/b/g");
    CHECK(at("http:g") == "http://a/b/c/g");
    CHECK(at("https:g") == "https://g/");
}

TEST_CASE("url: the spellings that open redirects live on name another host", "[http][url]") {
    auto at = [](std::string_view reference) {
        return resolve("https://shop.example/", reference);
    };
    CHECK(at("\\\\evil.example") == "https://evil.example/");
    CHECK(at("/\\evil.example") == "https://evil.example/");
    CHECK(at("/\t/evil.example") == "https://evil.example/");
    CHECK(at(" https:evil.example ") == "https://shop.example/evil.example");
    CHECK(at("https:/evil.example") == "https://shop.example/evil.example");
    CHECK(at("http:evil.example") == "http://evil.example/");
    CHECK(at("https://shop.example@evil.example/") == "https://shop.example@evil.example/");
    CHECK(at("https://shop.example\\@evil.example/") == "https://shop.example/@evil.example/");
    CHECK(at("java\nscript:alert(1)") == "javascript:alert(1)");
}

TEST_CASE("url: what has no hierarchy stays as it is and resolves fragments only", "[http][url]") {
    CHECK(parse("mailto:ada@shop.example").opaque_path == "ada@shop.example");
    CHECK(parse("data:text/html,<b>").pathname() == "text/html,<b>");
    CHECK(resolve("data:text/plain,x", "#f") == "data:text/plain,x#f");
    CHECK(resolve("data:text/plain,x", "y") == explain(UrlError::OpaqueBase));
    CHECK(parse("web+x:/..//a").href() == "web+x:/.//a");  // else "//a" would be a host
}

TEST_CASE("url: file URLs know localhost and drive letters", "[http][url]") {
    CHECK(parse("file://localhost/a").href() == "file:///a");
    CHECK(parse("file:c|/x/../..").href() == "file:///c:/");
    CHECK(parse("file://c:/x").href() == "file:///c:/x");
    CHECK(parse("file://server/x").href() == "file://server/x");
    CHECK(resolve("file:///c:/a/b", "/d") == "file:///c:/d");
    CHECK(resolve("file:///c:/a/b", "d:/e") == resolve("file:///c:/", "d:/e"));
    CHECK(resolve("file:///c:/a/b?q", "?r") == "file:///c:/a/b?r");
    CHECK(resolve("file:///c:/a/b?q", "#f") == "file:///c:/a/b?q#f");
    CHECK(resolve("file:///c:/a/b", "e") == "file:///c:/a/e");
    CHECK(resolve("file:///c:/a", "file:d|/x") == "file:///d:/x");
}

TEST_CASE("url: IPv4 in any spelling is the one address", "[http][url][host]") {
    CHECK(host("192.0.2.1") == "192.0.2.1");
    CHECK(host("0xC0.0.0x2.1") == "192.0.2.1");
    CHECK(host("0300.0.02.01") == "192.0.2.1");
    CHECK(host("3221225985") == "192.0.2.1");
    CHECK(host("192.513") == "192.0.2.1");
    CHECK(host("127.1") == "127.0.0.1");
    CHECK(host("1.") == "0.0.0.1");
    CHECK(host("0x") == "0.0.0.0");
    CHECK(host("%31%32%37.1") == "127.0.0.1");
    CHECK(host("1.2.3.4.example") == "1.2.3.4.example");
    for (std::string_view bad :
         {"256.0.0.1", "1.2.3.4.5", "1.2.3.256", "4294967296", "1.2.16777216", "09", "a.09", "1..2",
          "0x100000000000000000", "1.2.3.08"}) {
        CAPTURE(bad);
        CHECK(host(bad) == explain(UrlError::BadIpv4));
    }
}

TEST_CASE("url: IPv6 is compressed as RFC 5952 says", "[http][url][host]") {
    CHECK(host("[2001:DB8:0:0:1:0:0:1]") == "[2001:db8::1:0:0:1]");
    CHECK(host("[::]") == "[::]");
    CHECK(host("[::1]") == "[::1]");
    CHECK(host("[1::]") == "[1::]");
    CHECK(host("[1:0:0:2:0:0:0:3]") == "[1:0:0:2::3]");
    CHECK(host("[1:2:3:4:5:6:0:8]") == "[1:2:3:4:5:6:0:8]");
    CHECK(host("[::ffff:192.0.2.1]") == "[::ffff:c000:201]");
    CHECK(host("[::2:3:4:5:6:7:8]") == "[0:2:3:4:5:6:7:8]");
    CHECK(host("[1:2:3:4:5:6:7::]") == "[1:2:3:4:5:6:7:0]");
    CHECK(host("[1:2:3:4:5:6:1.2.3.4]") == "[1:2:3:4:5:6:102:304]");
}

TEST_CASE("url: what only looks like IPv6 is refused", "[http][url][host]") {
    auto text =
        GENERATE(as<std::string>{}, "[", "[]", "[::1", "[:1]", "[1:2:3:4:5:6:7]", "[1:]",
                 "[1:2:3:4:5:6:7:8:9]", "[1::2::3]", "[12345::]", "[g::]", "[::1%251]", "[::1.2.3]",
                 "[::1.2.3.4.5]", "[::1.2.3.256]", "[::1.2.3.04]", "[1:2:3:4:5:6:7:1.2.3.4]",
                 "[::.1.2.3]", "[::1.2.3.4x]", "[:::]", "[1:2:3:4:5:6:7::8]", "[::1.a.2.3]");
    CAPTURE(text);
    CHECK(host(text) == explain(UrlError::BadIpv6));
}

TEST_CASE("url: each refusal has its reason", "[http][url]") {
    CHECK(fault("") == UrlError::MissingScheme);
    CHECK(fault("/path") == UrlError::MissingScheme);
    CHECK(fault("1http://a") == UrlError::MissingScheme);
    CHECK(fault("http://") == UrlError::MissingHost);
    CHECK(fault("http://user@/") == UrlError::MissingHost);
    CHECK(fault("http://:80/") == UrlError::MissingHost);
    CHECK(fault("http://a b/") == UrlError::ForbiddenCharacter);
    CHECK(fault("http://a%00b/") == UrlError::ForbiddenCharacter);
    CHECK(fault("http://a%25b/") == UrlError::ForbiddenCharacter);
    CHECK(fault("app://a b/") == UrlError::ForbiddenCharacter);
    CHECK(fault("http://a:b/") == UrlError::BadPort);
    CHECK(fault("http://a:65536/") == UrlError::BadPort);
    CHECK(fault("http://a:99999999999999999999/") == UrlError::BadPort);
    CHECK(fault("http://b\xC3\xBC"
                "cher.example/") == UrlError::NeedsIdna);
    CHECK(fault("http://b%C3%BC"
                "cher.example/") == UrlError::NeedsIdna);
    CHECK(parse("http://XN--BCHER-KVA.example/").host->text == "xn--bcher-kva.example");
}

TEST_CASE("url: every error explains itself in a sentence of its own", "[http][url]") {
    std::set<std::string_view> sentences;
    for (int i = 0; i <= static_cast<int>(UrlError::NeedsIdna); ++i) {
        sentences.insert(explain(static_cast<UrlError>(i)));
    }
    CHECK(sentences.size() == static_cast<std::size_t>(UrlError::NeedsIdna) + 1);
}
