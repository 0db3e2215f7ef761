// What the HSTS writer writes is read as what it was written from; whatever else is read has a
// max-age in range, and stands when it is written again.
#include "core/base/check.h"
#include "core/browser/hsts_store.h"
#include "core/http/hsts.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;

namespace {

Time const kNow{std::chrono::seconds(1'700'000'000)};

void check_written(http::Hsts const& hsts) {
    auto const header = http::serialize(hsts);
    if (!header) return;
    auto const policy = browser::read_hsts(header.value());
    PARAPET_CHECK(policy.ok());
    PARAPET_CHECK(policy.value().max_age == std::min(hsts.max_age, browser::kHstsLongest));
    PARAPET_CHECK((policy.value().scope == browser::HstsScope::IncludeSubDomains) ==
                  (hsts.scope == http::HstsScope::IncludeSubDomains));
}

void check_read(std::string const& header) {
    auto const policy = browser::read_hsts(header);
    browser::HstsStore store;
    http::Url const url{.scheme = "https",
                        .host = http::Host{http::HostKind::Domain, "shop.example"}};
    bool const is_noted =
        store.note_answer(url, {{"Strict-Transport-Security", header}}, kNow).allowed();
    PARAPET_CHECK(is_noted == policy.ok());
    if (!policy) {
        PARAPET_CHECK(!browser::explain(policy.error()).empty());
        PARAPET_CHECK(!store.find("shop.example", kNow));
        return;
    }
    std::chrono::seconds const max_age = policy.value().max_age;
    PARAPET_CHECK(max_age.count() >= 0 && max_age <= browser::kHstsLongest);
    bool const covers_below = policy.value().scope == browser::HstsScope::IncludeSubDomains;
    PARAPET_CHECK(store.find("shop.example", kNow).has_value() == (max_age.count() > 0));
    PARAPET_CHECK(store.find("a.shop.example", kNow).has_value() ==
                  (max_age.count() > 0 && covers_below));
    check_written(
        {.max_age = max_age,
         .scope = covers_below ? http::HstsScope::IncludeSubDomains : http::HstsScope::HostOnly});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::uint8_t const flags = input.byte();
    std::int64_t seconds = 0;
    for (int i = 0; i < (flags >> 2 & 7); ++i) seconds = seconds * 256 + input.byte();
    check_written(
        {.max_age = std::chrono::seconds(seconds),
         .scope = flags & 1 ? http::HstsScope::IncludeSubDomains : http::HstsScope::HostOnly,
         .preload = flags & 2 ? http::HstsPreload::Yes : http::HstsPreload::No});
    check_read(input.rest());
    return 0;
}
