// Which cookies go along, and what is said about those that stay: RFC 6265bis sections 5.2, 5.8.
#include "core/browser/cookie_jar.h"
#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

Time const kLater = kNow + std::chrono::minutes(3);

CookieContext visit(std::string_view address) { return {.url = url(address)}; }

CookieJar filled(CookieProfile const& profile = CookieProfile::current()) {
    CookieJar jar(profile);
    for (std::string_view line :
         {"s=1; SameSite=Strict", "l=1; SameSite=Lax", "d=1", "n=1; SameSite=None; Secure"})
        REQUIRE(jar.receive(line, visit("https://shop.example/"), kNow).verdict.allowed());
    return jar;
}

CookieContext from_evil(RequestTarget target, std::string method = "GET") {
    CookieContext context = visit("https://shop.example/");
    context.initiator = origin("https://evil.example");
    context.target = target;
    context.method = std::move(method);
    if (target != RequestTarget::TopLevel) context.ancestors = {*context.initiator};
    return context;
}

}  // namespace

TEST_CASE("cookie_jar: a cross-site click brings all but Strict cookies", "[browser][cookie]") {
    CookieJar jar = filled();
    CHECK(jar.cookie_string(visit("https://shop.example/"), kLater) == "s=1; l=1; d=1; n=1");
    CHECK(jar.cookie_string(from_evil(RequestTarget::TopLevel), kLater) == "l=1; d=1; n=1");
    CHECK(jar.cookie_string(from_evil(RequestTarget::Frame), kLater) == "n=1");
    CHECK(jar.cookie_string(from_evil(RequestTarget::Subresource), kLater) == "n=1");
}

TEST_CASE("cookie_jar: a cross-site POST brings a cookie without SameSite for two minutes",
          "[browser][cookie]") {
    auto const post = from_evil(RequestTarget::TopLevel, "POST");
    CookieJar jar = filled();
    CHECK(jar.cookie_string(post, kNow + std::chrono::minutes(2)) == "d=1; n=1");
    CHECK(jar.cookie_string(post, kLater) == "n=1");
    // Setting the cookie again does not make it young: replacing keeps the time of creation.
    (void)jar.receive("d=2", visit("https://shop.example/"), kLater);
    CHECK(jar.cookie_string(post, kLater) == "n=1");
    CookieProfile strict = CookieProfile::current();
    strict.lax_unsafe = LaxUnsafe::Never;
    CHECK(filled(strict).cookie_string(post, kNow) == "n=1");
    for (std::string method : {"HEAD", "OPTIONS", "TRACE"})
        CHECK(jar.cookie_string(from_evil(RequestTarget::TopLevel, method), kLater) ==
              "l=1; d=2; n=1");
}

TEST_CASE("cookie_jar: an old browser sends cookies without SameSite everywhere",
          "[browser][cookie]") {
    CookieJar jar = filled(CookieProfile::before_lax_default());
    CHECK(jar.cookie_string(from_evil(RequestTarget::Subresource), kLater) == "d=1; n=1");
    CHECK(jar.cookie_string(from_evil(RequestTarget::TopLevel, "POST"), kLater) == "d=1; n=1");
    CHECK(jar.receive("x=1; SameSite=None", visit("http://shop.example/"), kNow).verdict.allowed());
}

TEST_CASE("cookie_jar: http and https of one host are two sites, but were one once",
          "[browser][cookie]") {
    CookieContext context = visit("https://shop.example/");
    context.initiator = origin("http://shop.example");
    CHECK(filled().cookie_string(context, kLater) == "l=1; d=1; n=1");
    CHECK(filled(CookieProfile::before_lax_default()).cookie_string(context, kLater) ==
          "s=1; l=1; d=1; n=1");
}

TEST_CASE("cookie_jar: a foreign document in between makes a request cross-site",
          "[browser][cookie]") {
    CookieContext context = visit("https://shop.example/");
    context.target = RequestTarget::Subresource;
    context.initiator = origin("https://www.shop.example");
    context.ancestors = {origin("https://shop.example"), origin("https://www.shop.example")};
    CHECK(filled().cookie_string(context, kLater) == "s=1; l=1; d=1; n=1");
    context.ancestors.insert(context.ancestors.begin() + 1, origin("https://evil.example"));
    CHECK(filled().cookie_string(context, kLater) == "n=1");
}

TEST_CASE("cookie_jar: a redirect over another site counts only where a profile says so",
          "[browser][cookie]") {
    CookieContext context = visit("https://shop.example/");
    context.initiator = origin("https://shop.example");
    context.redirects = {origin("https://evil.example")};
    CHECK(filled().cookie_string(context, kLater) == "s=1; l=1; d=1; n=1");
    CookieProfile counting = CookieProfile::current();
    counting.redirects = RedirectRule::Counted;
    CHECK(filled(counting).cookie_string(context, kLater) == "l=1; d=1; n=1");
}

TEST_CASE("cookie_jar: a cross-site request sets only SameSite=None cookies, unless it navigates",
          "[browser][cookie]") {
    auto const sets = [](std::string_view line, CookieContext const& context) {
        return CookieJar().receive(line, context, kNow).verdict.allowed();
    };
    for (std::string_view line : {"a=1", "a=1; SameSite=Lax", "a=1; SameSite=Strict"}) {
        CAPTURE(line);
        CHECK_FALSE(sets(line, from_evil(RequestTarget::Subresource)));
        CHECK_FALSE(sets(line, from_evil(RequestTarget::Frame)));
        CHECK(sets(line, from_evil(RequestTarget::TopLevel)));
    }
    CHECK(sets("a=1; SameSite=None; Secure", from_evil(RequestTarget::Subresource)));
    CookieContext framed = from_evil(RequestTarget::Frame);
    framed.api = CookieApi::Script;
    CHECK_FALSE(sets("a=1", framed));
}

TEST_CASE("cookie_jar: document.cookie hides HttpOnly cookies, and lax ones in foreign frames",
          "[browser][cookie]") {
    CookieJar jar = filled();
    (void)jar.receive("h=1; HttpOnly", visit("https://shop.example/"), kNow);
    CookieContext page = visit("https://shop.example/");
    page.api = CookieApi::Script;
    CHECK(jar.cookie_string(page, kNow) == "s=1; l=1; d=1; n=1");
    page.ancestors = {origin("https://evil.example")};
    CHECK(jar.cookie_string(page, kNow) == "n=1");
}

TEST_CASE("cookie_jar: a partitioned cookie stays with the tab's site", "[browser][cookie]") {
    CookieContext embedded = visit("https://widget.example/");
    embedded.target = RequestTarget::Frame;
    embedded.initiator = origin("https://shop.example");
    embedded.ancestors = {origin("https://www.shop.example")};
    std::string_view const line = "__Host-w=1; Secure; Path=/; SameSite=None; Partitioned";
    CookieJar jar;
    REQUIRE(jar.receive(line, embedded, kNow).verdict.allowed());
    CHECK(jar.cookies().front().partition == "https://shop.example");
    CHECK(jar.cookie_string(embedded, kNow) == "__Host-w=1");
    CHECK(jar.cookie_string(visit("https://widget.example/"), kNow).empty());
    CHECK(
        mentions(jar.decide(visit("https://widget.example/"), kNow).front().verdict, "partition"));
    CHECK_FALSE(jar.receive("w=1; Partitioned", embedded, kNow).verdict.allowed());
    // Each partition has its own cookie of the name, and an old browser has but one for all.
    CHECK(jar.receive(line, visit("https://widget.example/"), kNow).effect == CookieEffect::Added);
    CookieJar old(CookieProfile::before_lax_default());
    (void)old.receive(line, embedded, kNow);
    CHECK(old.cookie_string(visit("https://widget.example/"), kNow) == "__Host-w=1");
}

TEST_CASE("cookie_jar: long paths come first, then old cookies", "[browser][cookie]") {
    CookieJar jar;
    auto const shop = visit("https://shop.example/a/b");
    (void)jar.receive("x=1; Path=/", shop, kNow);
    (void)jar.receive("y=1; Path=/a", shop, kLater);
    (void)jar.receive("z=1; Path=/a", shop, kNow);
    CHECK(jar.cookie_string(shop, kLater) == "z=1; y=1; x=1");
}

TEST_CASE("cookie_jar: every cookie gets its reasons, and asking changes nothing",
          "[browser][cookie]") {
    CookieJar jar = filled();
    (void)jar.receive("p=1; Path=/admin; Secure; HttpOnly", visit("https://shop.example/"), kNow);
    CookieContext context = visit("http://www.shop.example/");
    context.api = CookieApi::Script;
    auto const decisions = jar.decide(context, kLater);
    REQUIRE(decisions.size() == 5);
    auto const& admin = decisions.front();
    CHECK(admin.cookie.name == "p");
    CHECK(blocks(admin.verdict) ==
          "It is for shop.example alone, not for www.shop.example. It is for /admin and below, not "
          "for /. It is Secure, and http: is not. It is HttpOnly, and a script asks.");
    CHECK(jar.cookies().front().accessed == kNow);
}

TEST_CASE("cookie_jar: what is decided is what is sent", "[browser][cookie]") {
    CookieJar jar = filled();
    for (auto const& context :
         {visit("https://shop.example/"), from_evil(RequestTarget::TopLevel),
          from_evil(RequestTarget::TopLevel, "POST"), from_evil(RequestTarget::Frame),
          visit("http://shop.example/"), visit("https://www.shop.example/")}) {
        std::string decided;
        for (auto const& decision : jar.decide(context, kNow)) {
            CHECK_FALSE(decision.verdict.reasons().empty());
            if (!decision.verdict.allowed()) continue;
            decided += (decided.empty() ? "" : "; ") + decision.cookie.name + "=1";
        }
        CHECK(decided == jar.cookie_string(context, kNow));
    }
    auto const post = jar.decide(from_evil(RequestTarget::TopLevel, "POST"), kNow);
    CHECK(mentions(post.front().verdict, "5.6.7.2"));
}
