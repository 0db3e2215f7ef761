// Every policy that core/http writes is read as that one, whatever stands before it; and what is
// told of a URL has no credentials and no fragment, and only its origin where the policy says so.
#include "core/base/check.h"
#include "core/browser/referrer_policy.h"
#include "core/browser/trustworthy.h"
#include "core/http/origin.h"
#include "core/http/security_headers.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

constexpr http::ReferrerPolicy kWritten[] = {
    http::ReferrerPolicy::NoReferrer,
    http::ReferrerPolicy::SameOrigin,
    http::ReferrerPolicy::Origin,
    http::ReferrerPolicy::StrictOrigin,
    http::ReferrerPolicy::OriginWhenCrossOrigin,
    http::ReferrerPolicy::StrictOriginWhenCrossOrigin,
};

void check_header(std::string const& other) {
    if (other.find('"') != std::string::npos) return;  // it may be open where the header ends
    auto const alone = read_referrer_policy({{"Referrer-Policy", other}});
    for (http::ReferrerPolicy policy : kWritten) {
        std::string const written(http::text_of(policy));
        auto const behind =
            read_referrer_policy({{"Referrer-Policy", other}, {"referrer-policy", written}});
        PARAPET_CHECK(behind && text_of(*behind) == written);
        auto const before = read_referrer_policy({{"Referrer-Policy", written + ", " + other}});
        PARAPET_CHECK(before && (alone ? before == alone : text_of(*before) == written));
    }
}

void check_told(ReferrerPolicy policy, http::Url const& source, http::Url const& destination) {
    auto const [value, verdict] = referrer_for(policy, source, destination);
    PARAPET_CHECK(verdict.allowed() == value.has_value());
    PARAPET_CHECK(!verdict.reasons().empty());
    bool const is_same = same_origin(http::Origin::of(source), http::Origin::of(destination));
    bool const is_downgrade =
        is_potentially_trustworthy(source) && !is_potentially_trustworthy(destination);
    bool const is_strict = policy == ReferrerPolicy::StrictOrigin ||
                           policy == ReferrerPolicy::StrictOriginWhenCrossOrigin ||
                           policy == ReferrerPolicy::NoReferrerWhenDowngrade;
    PARAPET_CHECK(!(value && is_strict && is_downgrade));
    PARAPET_CHECK(!(value && policy == ReferrerPolicy::NoReferrer));
    PARAPET_CHECK(!(value && policy == ReferrerPolicy::SameOrigin && !is_same));
    if (!value) return;
    auto const told = http::parse_url(*value);
    PARAPET_CHECK(told.ok());
    PARAPET_CHECK(!told.value().has_credentials() && !told.value().fragment);
    PARAPET_CHECK(same_origin(http::Origin::of(told.value()), http::Origin::of(source)));
    bool const is_told_whole =
        policy == ReferrerPolicy::UnsafeUrl || policy == ReferrerPolicy::NoReferrerWhenDowngrade;
    if (!is_same && !is_told_whole)
        PARAPET_CHECK(*value == http::Origin::of(source).serialize() + "/");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    auto const policy = static_cast<ReferrerPolicy>(input.byte() % 8);
    check_header(input.text());
    auto const source = http::parse_url(input.text());
    auto const destination = http::parse_url(input.text());
    if (!source || !destination) return 0;
    if (source.value().scheme == "http" || source.value().scheme == "https")
        return check_told(policy, source.value(), destination.value()), 0;
    PARAPET_CHECK(!referrer_for(policy, source.value(), destination.value()).value);
    return 0;
}
