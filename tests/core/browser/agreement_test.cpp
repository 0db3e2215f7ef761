// Writers and readers are two readings of the same standards, by design without shared code. What
// core/http writes, core/browser reads with the same meaning: all combinations of what there is.
#include <functional>

#include "core/browser/cookie_jar.h"
#include "core/browser/cookie_parser.h"
#include "core/browser/hsts_store.h"
#include "core/browser/mime_type.h"
#include "core/browser/nosniff.h"
#include "core/browser/referrer_policy.h"
#include "core/browser/x_frame_options.h"
#include "core/http/hsts.h"
#include "core/http/security_headers.h"
#include "core/http/set_cookie.h"
#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::tests;

namespace {

browser::SameSite as_read(http::SameSite same_site) {
    switch (same_site) {
        case http::SameSite::Unset: return browser::SameSite::Default;
        case http::SameSite::None: return browser::SameSite::None;
        case http::SameSite::Lax: return browser::SameSite::Lax;
        case http::SameSite::Strict: return browser::SameSite::Strict;
    }
    return browser::SameSite::Default;
}

std::optional<Time> expiry_of(http::SetCookie const& cookie) {
    if (!cookie.max_age) return std::nullopt;
    if (cookie.max_age->count() <= 0) return Time::min();
    return kNow + std::min(*cookie.max_age, http::kCookieLifetimeCap);
}

// Takes one digit, to the base of the choices, off a number that counts combinations.
template <class T>
T pick(int& number, std::vector<T> const& choices) {
    int const base = static_cast<int>(choices.size());
    T const choice = choices[static_cast<std::size_t>(number % base)];
    number /= base;
    return choice;
}

void for_each_cookie(std::function<void(http::SetCookie const&)> const& check) {
    using Seconds = std::chrono::seconds;
    int const combinations = 5 * 3 * 2 * 2 * 4 * 2 * 2 * 3 * 5;
    for (int i = 0; i < combinations; ++i) {
        int n = i;
        http::SetCookie cookie;
        cookie.name = pick<std::string>(
            n, {"sid", "__Host-sid", "__Secure-sid", "__http-sid", "__Host-Http-s"});
        cookie.value = pick<std::string>(n, {"", "a=b", std::string(4083, 'v')});
        cookie.access = pick<http::CookieAccess>(
            n, {http::CookieAccess::ScriptAndHttp, http::CookieAccess::HttpOnly});
        cookie.transport = pick<http::CookieTransport>(
            n, {http::CookieTransport::Any, http::CookieTransport::SecureOnly});
        cookie.same_site = pick<http::SameSite>(n, {http::SameSite::Unset, http::SameSite::None,
                                                    http::SameSite::Lax, http::SameSite::Strict});
        cookie.partition = pick<http::CookiePartition>(
            n, {http::CookiePartition::Shared, http::CookiePartition::Partitioned});
        cookie.path = pick<std::string>(n, {"/", "/shop/cart"});
        cookie.domain =
            pick<std::optional<std::string>>(n, {std::nullopt, "shop.example", "evil.example"});
        cookie.max_age = pick<std::optional<Seconds>>(
            n, {std::nullopt, Seconds(-1), Seconds(0), Seconds(3600), Seconds::max()});
        check(cookie);
    }
}

}  // namespace

TEST_CASE("agreement: a cookie that is written is read as what it was written from",
          "[browser][agreement]") {
    int written = 0;
    int refused = 0;
    int wrong = 0;
    for_each_cookie([&](http::SetCookie const& cookie) {
        auto const line = http::serialize(cookie);
        if (!line) return void(++refused);
        ++written;
        auto const reading = browser::read_set_cookie(line.value(), kNow);
        auto const& read = reading.cookie;
        bool const same =
            reading.verdict.allowed() && read.name == cookie.name && read.value == cookie.value &&
            read.http_only == (cookie.access == http::CookieAccess::HttpOnly) &&
            read.secure == (cookie.transport == http::CookieTransport::SecureOnly) &&
            read.partitioned == (cookie.partition == http::CookiePartition::Partitioned) &&
            read.same_site == as_read(cookie.same_site) && read.path == cookie.path &&
            read.domain == cookie.domain && read.expiry == expiry_of(cookie);
        if (!same && ++wrong < 5) FAIL_CHECK("read otherwise: " << line.value().substr(0, 200));
    });
    CHECK(wrong == 0);
    CHECK(written > 1000);
    CHECK(refused > 1000);
}

TEST_CASE("agreement: the sender that a writer accepts is one that a jar accepts, and no other",
          "[browser][agreement]") {
    int disagreements = 0;
    int accepted = 0;
    for_each_cookie([&](http::SetCookie const& cookie) {
        if (!http::serialize(cookie)) return;
        std::string const line = http::serialize(cookie).value();
        for (auto scheme : {http::SenderScheme::Http, http::SenderScheme::Https}) {
            std::string const address = scheme == http::SenderScheme::Http ? "http://" : "https://";
            bool const written =
                http::serialize(cookie, {.host = "www.shop.example", .scheme = scheme}).ok();
            browser::CookieJar jar;
            auto const receipt =
                jar.receive(line, {.url = url(address + "www.shop.example/")}, kNow);
            if (written) ++accepted;
            if (written != receipt.verdict.allowed() && ++disagreements < 5)
                FAIL_CHECK("they disagree: " << line.substr(0, 200));
        }
    });
    CHECK(disagreements == 0);
    CHECK(accepted > 1000);
}

TEST_CASE("agreement: the deletion of a cookie deletes it", "[browser][agreement]") {
    int survivors = 0;
    for_each_cookie([&](http::SetCookie const& cookie) {
        auto const line = http::serialize(cookie, {.host = "www.shop.example"});
        if (!line) return;
        browser::CookieJar jar;
        browser::CookieContext const context{.url = url("https://www.shop.example/")};
        (void)jar.receive(line.value(), context, kNow);
        (void)jar.receive(http::serialize(http::deletion_of(cookie)).value(), context, kNow);
        if (!jar.cookies().empty()) ++survivors;
    });
    CHECK(survivors == 0);
}

TEST_CASE("agreement: what HSTS says is what a store learns", "[browser][agreement]") {
    for (std::int64_t seconds : {0L, 1L, 86'400L, 31'536'000L, 63'072'000L})
        for (auto scope : {http::HstsScope::HostOnly, http::HstsScope::IncludeSubDomains})
            for (auto preload : {http::HstsPreload::No, http::HstsPreload::Yes}) {
                auto const header =
                    http::serialize(http::Hsts{std::chrono::seconds(seconds), scope, preload});
                if (!header) continue;
                CAPTURE(header.value());
                browser::HstsStore store;
                CHECK(store
                          .note_answer(url("https://shop.example/"),
                                       {{"Strict-Transport-Security", header.value()}}, kNow)
                          .allowed());
                auto const own = store.find("shop.example", kNow);
                CHECK(own.has_value() == (seconds > 0));
                if (own) CHECK(own->entry.expiry == kNow + std::chrono::seconds(seconds));
                CHECK(store.find("www.shop.example", kNow).has_value() ==
                      (seconds > 0 && scope == http::HstsScope::IncludeSubDomains));
            }
}

TEST_CASE("agreement: the other security headers mean to the browser what they are named",
          "[browser][agreement]") {
    using http::ReferrerPolicy;
    for (auto policy :
         {ReferrerPolicy::NoReferrer, ReferrerPolicy::SameOrigin, ReferrerPolicy::Origin,
          ReferrerPolicy::StrictOrigin, ReferrerPolicy::OriginWhenCrossOrigin,
          ReferrerPolicy::StrictOriginWhenCrossOrigin}) {
        std::string const text(http::text_of(policy));
        auto const read = browser::read_referrer_policy({{"Referrer-Policy", text}});
        REQUIRE(read.has_value());
        CHECK(browser::text_of(*read) == text);
    }
    for (auto options : {http::FrameOptions::Deny, http::FrameOptions::SameOrigin}) {
        http::HeaderList const headers{{"X-Frame-Options", std::string(http::text_of(options))}};
        auto const own = origin("https://shop.example");
        CHECK(browser::judge_framing(headers, {own, {own}}).allowed() ==
              (options == http::FrameOptions::SameOrigin));
        CHECK_FALSE(
            browser::judge_framing(headers, {own, {origin("https://evil.example")}}).allowed());
    }
}
