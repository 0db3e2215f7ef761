#include "core/browser/hsts_store.h"
#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

http::HeaderList hsts(std::string value) {
    return {{"strict-transport-security", std::move(value)}};
}

HstsStore knowing(std::string value) {
    HstsStore store;
    CHECK(store.note_answer(url("https://shop.example/"), hsts(std::move(value)), kNow).allowed());
    return store;
}

std::string upgraded(HstsStore const& store, std::string_view address, Time now = kNow) {
    auto const result = store.upgrade(url(address), now);
    CHECK(result.upgraded == (result.url != url(address)));
    return result.url.href();
}

HstsFault fault(std::string_view header) {
    auto const policy = read_hsts(header);
    REQUIRE_FALSE(policy.ok());
    CHECK_FALSE(explain(policy.error()).empty());
    return policy.error();
}

}  // namespace

TEST_CASE("hsts_reader: each fault is told apart", "[browser][hsts]") {
    CHECK(fault("max-age=1; a b") == HstsFault::BadDirective);
    CHECK(fault("max-age=\"1") == HstsFault::BadDirective);
    CHECK(fault("max-age=\"1\\") == HstsFault::BadDirective);
    CHECK(fault("max-age=1; x=1; X") == HstsFault::RepeatedDirective);
    CHECK(fault("max-age=1s") == HstsFault::BadMaxAge);
    CHECK(fault("max-age=1; includeSubDomains=1") == HstsFault::ValueOfFlag);
    CHECK(fault("includeSubDomains") == HstsFault::NoMaxAge);
}

TEST_CASE("hsts_reader: quotes and escapes in them are read", "[browser][hsts]") {
    CHECK(read_hsts("max-age=\"1\\2\"; x=\"a;\\\"b\"").value().max_age.count() == 12);
}

TEST_CASE("hsts_store: a known host is asked over https only", "[browser][hsts]") {
    HstsStore const store = knowing("max-age=60");
    CHECK(upgraded(store, "http://shop.example/a?b#c") == "https://shop.example/a?b#c");
    CHECK(upgraded(store, "ws://shop.example/") == "wss://shop.example/");
    CHECK(upgraded(store, "http://SHOP.example./") == "https://shop.example./");
    CHECK(upgraded(store, "https://shop.example/") == "https://shop.example/");
    CHECK(upgraded(store, "http://other.example/") == "http://other.example/");
}

TEST_CASE("hsts_store: port 80 becomes 443 and other ports stay", "[browser][hsts]") {
    HstsStore const store = knowing("max-age=60");
    CHECK(upgraded(store, "http://shop.example:80/") == "https://shop.example/");
    CHECK(upgraded(store, "http://shop.example:8080/") == "https://shop.example:8080/");
    CHECK(upgraded(store, "http://shop.example:443/") == "https://shop.example/");
}

TEST_CASE("hsts_store: hosts below are covered by includeSubDomains alone", "[browser][hsts]") {
    CHECK(upgraded(knowing("max-age=60"), "http://www.shop.example/") ==
          "http://www.shop.example/");
    HstsStore const store = knowing("max-age=60; includeSubDomains");
    CHECK(upgraded(store, "http://a.www.shop.example/") == "https://a.www.shop.example/");
    CHECK(upgraded(store, "http://myshop.example/") == "http://myshop.example/");
    CHECK(mentions(store.upgrade(url("http://www.shop.example/"), kNow).verdict, "under it"));
}

TEST_CASE("hsts_store: an entry of its own does not hide the one above", "[browser][hsts]") {
    HstsStore store = knowing("max-age=60; includeSubDomains");
    (void)store.note_answer(url("https://www.shop.example/"), hsts("max-age=5"), kNow);
    CHECK(upgraded(store, "http://a.www.shop.example/") == "https://a.www.shop.example/");
    CHECK(upgraded(store, "http://www.shop.example/", after(30)) == "https://www.shop.example/");
}

TEST_CASE("hsts_store: a host is forgotten at its expiry and by max-age=0", "[browser][hsts]") {
    HstsStore store = knowing("max-age=60");
    CHECK(upgraded(store, "http://shop.example/", after(59)) == "https://shop.example/");
    CHECK(upgraded(store, "http://shop.example/", after(60)) == "http://shop.example/");
    CHECK(store.note_answer(url("https://shop.example/"), hsts("max-age=0"), kNow).allowed());
    CHECK(upgraded(store, "http://shop.example/") == "http://shop.example/");
}

TEST_CASE("hsts_store: each header replaces what was known", "[browser][hsts]") {
    HstsStore store = knowing("max-age=60; includeSubDomains");
    (void)store.note_answer(url("https://shop.example/"), hsts("max-age=600"), kNow);
    CHECK(upgraded(store, "http://www.shop.example/") == "http://www.shop.example/");
    CHECK(upgraded(store, "http://shop.example/", after(599)) == "https://shop.example/");
}

TEST_CASE("hsts_store: nothing is learnt over http, from addresses or from broken headers",
          "[browser][hsts]") {
    HstsStore store;
    auto const note = [&](std::string_view address, std::string value) {
        return store.note_answer(url(address), hsts(std::move(value)), kNow);
    };
    CHECK(mentions(note("http://shop.example/", "max-age=60"), "http:"));
    CHECK_FALSE(note("http://shop.example/", "max-age=60").allowed());
    CHECK_FALSE(note("https://192.0.2.1/", "max-age=60").allowed());
    CHECK_FALSE(note("https://[2001:db8::1]/", "max-age=60").allowed());
    CHECK_FALSE(note("https://shop.example/", "max-age").allowed());
    CHECK(upgraded(store, "http://shop.example/") == "http://shop.example/");
    CHECK(upgraded(store, "http://192.0.2.1/") == "http://192.0.2.1/");
    CHECK(store.note_answer(url("https://shop.example/"), {}, kNow).reasons().empty());
}

TEST_CASE("hsts_store: of several headers the first counts", "[browser][hsts]") {
    HstsStore store;
    http::HeaderList headers = hsts("max-age=60");
    headers.append("Strict-Transport-Security", "max-age=0");
    CHECK(store.note_answer(url("https://shop.example/"), headers, kNow).allowed());
    CHECK(upgraded(store, "http://shop.example/") == "https://shop.example/");
}
