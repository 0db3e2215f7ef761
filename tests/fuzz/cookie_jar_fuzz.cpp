// A cookie that the writer writes is kept by the jar and goes back as it was written; and whatever
// arrives, what the jar decides is what it sends, and nothing that it sends can split a header.
#include <algorithm>

#include "core/base/check.h"
#include "core/browser/cookie_jar.h"
#include "core/browser/cookie_parser.h"
#include "core/http/set_cookie.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;

namespace {

Time const kNow{std::chrono::seconds(1'700'000'000)};

http::Url url(std::string_view text) {
    auto parsed = http::parse_url(text);
    PARAPET_CHECK(parsed.ok());
    return parsed.take();
}

http::SetCookie written_cookie(tests::FuzzInput& input) {
    std::uint8_t const flags = input.byte();
    http::SetCookie cookie;
    cookie.access = flags & 1 ? http::CookieAccess::HttpOnly : http::CookieAccess::ScriptAndHttp;
    cookie.transport = flags & 2 ? http::CookieTransport::SecureOnly : http::CookieTransport::Any;
    cookie.partition =
        flags & 4 ? http::CookiePartition::Partitioned : http::CookiePartition::Shared;
    cookie.same_site = static_cast<http::SameSite>(flags >> 3 & 3);
    if (flags & 32) cookie.max_age = std::chrono::seconds(input.byte() + 1);
    if (flags & 64) cookie.domain = "shop.example";
    cookie.name = input.text();
    cookie.value = input.text();
    return cookie;
}

void check_round_trip(http::SetCookie const& cookie) {
    auto const line = http::serialize(cookie, {.host = "www.shop.example"});
    if (!line) return;
    browser::CookieJar jar;
    browser::CookieContext const context{.url = url("https://www.shop.example/a")};
    PARAPET_CHECK(jar.receive(line.value(), context, kNow).verdict.allowed());
    PARAPET_CHECK(jar.cookie_string(context, kNow) == cookie.name + "=" + cookie.value);
}

browser::CookieContext random_context(std::uint8_t flags) {
    browser::CookieContext context{
        .url = url(flags & 1 ? "https://www.shop.example/shop/cart" : "http://shop.example/shop")};
    if (flags & 2) context.api = browser::CookieApi::Script;
    if (flags & 4) context.method = "POST";
    context.target = static_cast<browser::RequestTarget>(flags >> 3 & 1 ? 2 : flags >> 4 & 1);
    if (flags & 32) context.initiator = http::Origin::of(url("https://evil.example/"));
    if (flags & 64) context.ancestors = {http::Origin::of(url("https://evil.example/"))};
    return context;
}

void check_decisions(browser::CookieJar& jar, browser::CookieContext const& context) {
    std::string decided;
    for (browser::CookieDecision const& decision : jar.decide(context, kNow)) {
        PARAPET_CHECK(!decision.verdict.reasons().empty());
        if (!decision.verdict.allowed()) continue;
        browser::Cookie const& cookie = decision.cookie;
        if (!decided.empty()) decided += "; ";
        decided += cookie.name.empty() ? cookie.value : cookie.name + "=" + cookie.value;
    }
    std::string const sent = jar.cookie_string(context, kNow);
    PARAPET_CHECK(sent == decided);
    PARAPET_CHECK(std::none_of(sent.begin(), sent.end(),
                               [](char c) { return c == '\r' || c == '\n' || c == '\0'; }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    check_round_trip(written_cookie(input));
    browser::CookieProfile profile = input.byte() & 1 ? browser::CookieProfile::before_lax_default()
                                                      : browser::CookieProfile::current();
    profile.cookies_per_domain = 4;
    profile.cookies_in_all = 6;
    browser::CookieJar jar(profile);
    for (int lines = 0; lines < 12; ++lines) {
        auto const context = random_context(input.byte());
        auto const receipt = jar.receive(input.text(), context, kNow);
        PARAPET_CHECK((receipt.effect == browser::CookieEffect::Refused) !=
                      receipt.verdict.allowed());
        PARAPET_CHECK(jar.cookies().size() <= 6);
    }
    check_decisions(jar, random_context(input.byte()));
    (void)browser::read_set_cookie(input.rest(), kNow);
    return 0;
}
