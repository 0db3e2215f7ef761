#include "core/browser/referrer_policy.h"

#include "core/base/ascii.h"
#include "core/browser/header_values.h"
#include "core/browser/trustworthy.h"
#include "core/http/origin.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kDetermine = "Referrer Policy 8.3";
constexpr std::size_t kLongest = 4096;

// Section 8.4, "strip url for use as a referrer".
std::string whole(http::Url url) {
    url.username.clear();
    url.password.clear();
    return url.href_without_fragment();
}

std::string origin_only(http::Url url) {
    url.path = {""};
    url.query = std::nullopt;
    return whole(std::move(url));
}

enum class Extent { Whole, OriginOnly, Nothing };

struct Relation {
    bool same_origin;
    bool downgrade;  // from a trustworthy URL to one that is not
};

Extent extent_of(ReferrerPolicy policy, Relation relation) {
    Extent const to_foreign = relation.same_origin ? Extent::Whole : Extent::OriginOnly;
    switch (policy) {
        case ReferrerPolicy::NoReferrer: return Extent::Nothing;
        case ReferrerPolicy::NoReferrerWhenDowngrade:
            return relation.downgrade ? Extent::Nothing : Extent::Whole;
        case ReferrerPolicy::SameOrigin:
            return relation.same_origin ? Extent::Whole : Extent::Nothing;
        case ReferrerPolicy::Origin: return Extent::OriginOnly;
        case ReferrerPolicy::StrictOrigin:
            return relation.downgrade ? Extent::Nothing : Extent::OriginOnly;
        case ReferrerPolicy::OriginWhenCrossOrigin: return to_foreign;
        case ReferrerPolicy::StrictOriginWhenCrossOrigin:
            return relation.downgrade ? Extent::Nothing : to_foreign;
        case ReferrerPolicy::UnsafeUrl: return Extent::Whole;
    }
    return Extent::Nothing;
}

}  // namespace

std::string_view text_of(ReferrerPolicy policy) {
    switch (policy) {
        case ReferrerPolicy::NoReferrer: return "no-referrer";
        case ReferrerPolicy::NoReferrerWhenDowngrade: return "no-referrer-when-downgrade";
        case ReferrerPolicy::SameOrigin: return "same-origin";
        case ReferrerPolicy::Origin: return "origin";
        case ReferrerPolicy::StrictOrigin: return "strict-origin";
        case ReferrerPolicy::OriginWhenCrossOrigin: return "origin-when-cross-origin";
        case ReferrerPolicy::StrictOriginWhenCrossOrigin: return "strict-origin-when-cross-origin";
        case ReferrerPolicy::UnsafeUrl: return "unsafe-url";
    }
    return "";
}

std::optional<ReferrerPolicy> read_referrer_policy(http::HeaderList const& headers) {
    std::optional<ReferrerPolicy> policy;
    for (std::string const& token : split_values(headers, "Referrer-Policy")) {
        for (int i = 0; i <= static_cast<int>(ReferrerPolicy::UnsafeUrl); ++i) {
            auto const known = static_cast<ReferrerPolicy>(i);
            if (ascii::equal_ignoring_case(token, text_of(known))) policy = known;
        }
    }
    return policy;
}

Referrer referrer_for(ReferrerPolicy policy, std::optional<http::Url> const& source,
                      http::Url const& destination) {
    Referrer result{.value = std::nullopt, .verdict = {}};
    if (!source || (source->scheme != "http" && source->scheme != "https")) {
        result.verdict.block("Referrer Policy 8.4", "It comes from no URL of http: or https:.");
        return result;
    }
    Relation const relation{
        same_origin(http::Origin::of(*source), http::Origin::of(destination)),
        is_potentially_trustworthy(*source) && !is_potentially_trustworthy(destination)};
    std::string const because = std::string(text_of(policy)) + ": from " +
                                http::Origin::of(*source).serialize() + " to " +
                                (relation.same_origin ? "the same origin" : "another origin") +
                                (relation.downgrade ? ", out of the secure context" : "");
    Extent const extent = extent_of(policy, relation);
    if (extent == Extent::Nothing) {
        result.verdict.block(kDetermine, because + " nothing is told.");
        return result;
    }
    std::string text = extent == Extent::Whole ? whole(*source) : origin_only(*source);
    if (text.size() > kLongest) {
        result.verdict.note(kDetermine, "The URL has more than 4096 bytes, so its origin is told.");
        text = origin_only(*source);
    }
    result.verdict.permit(kDetermine, because + " " + text + " is told.");
    result.value = std::move(text);
    return result;
}

}  // namespace parapet::browser
