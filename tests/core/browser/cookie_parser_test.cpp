#include "core/browser/cookie_parser.h"

#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

ParsedCookie cookie_of(std::string_view line) {
    auto reading = read_set_cookie(line, kNow);
    CAPTURE(line);
    CHECK(reading.verdict.allowed());
    return reading.cookie;
}

Verdict judge(std::string_view line) { return read_set_cookie(line, kNow).verdict; }

// The rest of the lifetime in seconds.
std::int64_t lifetime(std::string_view line) {
    auto const cookie = cookie_of(line);
    REQUIRE(cookie.expiry.has_value());
    return std::chrono::duration_cast<std::chrono::seconds>(*cookie.expiry - kNow).count();
}

}  // namespace

TEST_CASE("cookie_parser: name and value are cut at the first equals sign", "[browser][cookie]") {
    CHECK(cookie_of(" a = b=c ; Path=/").name == "a");
    CHECK(cookie_of(" a = b=c ; Path=/").value == "b=c");
    CHECK(cookie_of("a").name.empty());
    CHECK(cookie_of("a").value == "a");
    CHECK(cookie_of("=a=b").value == "a=b");
    CHECK(cookie_of("a=").value.empty());
}

TEST_CASE("cookie_parser: a control character refuses the line, a tab does not",
          "[browser][cookie]") {
    for (char c : {'\0', '\x01', '\x08', '\n', '\r', '\x1f', '\x7f'}) {
        CAPTURE(int(c));
        CHECK(blocks(judge(std::string("a=b; Path=/") + c)) ==
              "It holds a control character, so it is no cookie at all.");
    }
    CHECK(cookie_of("a=b\tc").value == "b\tc");
    CHECK(cookie_of("a=\xC3\xA9").value == "\xC3\xA9");
}

TEST_CASE("cookie_parser: name and value have 4096 bytes at most", "[browser][cookie]") {
    CHECK(judge("a=" + std::string(4095, 'x')).allowed());
    CHECK_FALSE(judge("a=" + std::string(4096, 'x')).allowed());
    CHECK_FALSE(judge("ab=" + std::string(4095, 'x')).allowed());
}

TEST_CASE("cookie_parser: an attribute value over 1024 bytes is ignored and noted",
          "[browser][cookie]") {
    CHECK(cookie_of("a=b; Path=/" + std::string(1023, 'x')).path->size() == 1024);
    CHECK_FALSE(cookie_of("a=b; Path=/" + std::string(1024, 'x')).path);
    CHECK(mentions(judge("a=b; Path=/" + std::string(1024, 'x')), "1025 bytes"));
}

TEST_CASE("cookie_parser: what is empty is refused", "[browser][cookie]") {
    for (std::string_view line : {"", " ", "=", " = ", "; Path=/"}) {
        CAPTURE(line);
        CHECK(blocks(judge(line)) == "It has neither a name nor a value.");
    }
}

TEST_CASE("cookie_parser: Max-Age wins over Expires, wherever they stand", "[browser][cookie]") {
    CHECK(lifetime("a=b; Max-Age=60; Expires=Fri, 01 Jan 2100 00:00:00 GMT") == 60);
    CHECK(lifetime("a=b; Expires=Fri, 01 Jan 2100 00:00:00 GMT; Max-Age=60") == 60);
    CHECK(mentions(judge("a=b; Expires=Fri, 01 Jan 2100 00:00:00 GMT; Max-Age=60"),
                   "Expires is not"));
}

TEST_CASE("cookie_parser: a lifetime is cut to 400 days", "[browser][cookie]") {
    std::int64_t const day = 24 * 60 * 60;
    CHECK(lifetime("a=b; Max-Age=34560000") == 400 * day);
    CHECK(lifetime("a=b; Max-Age=34560001") == 400 * day);
    CHECK(lifetime("a=b; Max-Age=99999999999999999999999999") == 400 * day);
    CHECK(lifetime("a=b; Expires=Fri, 31 Dec 9999 23:59:59 GMT") == 400 * day);
    CHECK(mentions(judge("a=b; Max-Age=34560001"), "400 days"));
    CHECK_FALSE(mentions(judge("a=b; Max-Age=34560000"), "400 days"));
}

TEST_CASE("cookie_parser: a Max-Age of zero or less is in the past", "[browser][cookie]") {
    for (std::string_view line : {"a=b; Max-Age=0", "a=b; Max-Age=-1", "a=b; max-age=-",
                                  "a=b; Max-Age=-99999999999999999999"}) {
        CAPTURE(line);
        CHECK(cookie_of(line).expiry == Time::min());
    }
}

TEST_CASE("cookie_parser: what is no number of seconds or no date is ignored",
          "[browser][cookie]") {
    for (std::string_view line : {"a=b; Max-Age", "a=b; Max-Age=", "a=b; Max-Age=1.5",
                                  "a=b; Max-Age=+1", "a=b; Max-Age=1s", "a=b; Expires=soon"}) {
        CAPTURE(line);
        CHECK_FALSE(cookie_of(line).expiry);
        CHECK(mentions(judge(line), "is ignored"));
    }
    CHECK(lifetime("a=b; Max-Age=60; Max-Age=x") == 60);
}

TEST_CASE("cookie_parser: the last Domain and Path count, empty ones too", "[browser][cookie]") {
    CHECK(cookie_of("a=b; Domain=A.example; Domain=.B.Example").domain == "b.example");
    CHECK(cookie_of("a=b; Domain=a.example; Domain=").domain == "");
    CHECK(cookie_of("a=b; Path=/x; Path=/y").path == "/y");
    CHECK_FALSE(cookie_of("a=b; Path=/x; Path=y").path);
}

TEST_CASE("cookie_parser: SameSite is one of three words, else the browser's default",
          "[browser][cookie]") {
    CHECK(cookie_of("a=b").same_site == SameSite::Default);
    CHECK(cookie_of("a=b; samesite=nOnE").same_site == SameSite::None);
    CHECK(cookie_of("a=b; SameSite = lax").same_site == SameSite::Lax);
    CHECK(cookie_of("a=b; SameSite=STRICT").same_site == SameSite::Strict);
    CHECK(cookie_of("a=b; SameSite=Strict; SameSite=maybe").same_site == SameSite::Default);
    CHECK(mentions(judge("a=b; SameSite=maybe"), "is ignored"));
}

TEST_CASE("cookie_parser: flags need no value and care for none", "[browser][cookie]") {
    auto const cookie = cookie_of("a=b; SECURE=no; httponly ;Partitioned=0");
    CHECK(cookie.secure);
    CHECK(cookie.http_only);
    CHECK(cookie.partitioned);
    auto const plain = cookie_of("a=b; Secured; Http-Only; Partition");
    CHECK_FALSE(plain.secure);
    CHECK_FALSE(plain.http_only);
    CHECK_FALSE(plain.partitioned);
}
