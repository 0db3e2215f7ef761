#include "core/range/jar.h"

#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::range;

namespace {

constexpr Time kNow{std::chrono::seconds(1'772'323'200)};  // 2026-03-01T00:00:00Z

Jar jar_with(std::initializer_list<char const*> lines, std::string_view path = "/") {
    Jar jar;
    http::Response response;
    for (char const* line : lines) response.headers.append("Set-Cookie", line);
    jar.take(response, path, kNow);
    return jar;
}

}  // namespace

TEST_CASE("jar: cookies are kept and sent in the order they came") {
    CHECK(jar_with({"a=1; HttpOnly", "b=2"}).header("/", kNow) == "a=1; b=2");
}

TEST_CASE("jar: a cookie of the same name and path replaces the old one") {
    CHECK(jar_with({"a=1", "a=2"}).header("/", kNow) == "a=2");
}

TEST_CASE("jar: Max-Age of zero and an Expires that has passed delete") {
    CHECK(jar_with({"a=1", "a=; Max-Age=0"}).header("/", kNow).empty());
    CHECK(jar_with({"a=1", "a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT"}).header("/", kNow).empty());
}

TEST_CASE("jar: a cookie ends when its time has come, and Max-Age outranks Expires") {
    Jar const jar = jar_with({"a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                              "b=2; Expires=Sun, 01 Mar 2026 00:02:00 GMT"});
    CHECK(jar.header("/", kNow + std::chrono::seconds(59)) == "a=1; b=2");
    CHECK(jar.header("/", kNow + std::chrono::seconds(61)) == "b=2");
    CHECK(jar.header("/", kNow + std::chrono::seconds(121)).empty());
}

TEST_CASE("jar: a path takes in what lies below it and nothing beside it") {
    Jar const jar = jar_with({"a=1; Path=/api", "b=2; Path=/"});
    CHECK(jar.header("/api/me", kNow) == "a=1; b=2");
    CHECK(jar.header("/apis", kNow) == "b=2");
    CHECK(jar_with({"c=3"}, "/deep/login").header("/deep/me", kNow) == "c=3");
    CHECK(jar_with({"c=3"}, "/deep/login").header("/me", kNow).empty());
}

TEST_CASE("jar: a line without a name sets nothing") {
    CHECK(jar_with({"=1", "nothing", ""}).header("/", kNow).empty());
}

TEST_CASE("jar: a request that brings its own cookies keeps them") {
    http::Request request;
    request.headers.append("Cookie", "a=forged");
    jar_with({"a=1"}).dress(request, kNow);
    CHECK(request.headers.all("cookie").size() == 1);
}
