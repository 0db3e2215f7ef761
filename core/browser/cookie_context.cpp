#include "core/browser/cookie_context.h"

#include <algorithm>

#include "core/browser/trustworthy.h"

namespace parapet::browser {
namespace {

bool are_same_site(http::Origin const& a, http::Origin const& b, SiteRule rule,
                   http::PublicSuffixes const& suffixes) {
    if (rule == SiteRule::Schemeful) return http::same_site(a, b, suffixes);
    if (a.is_opaque() || b.is_opaque()) return false;
    if (a.host() == b.host()) return true;
    auto const domain = http::registrable_domain(a.host(), suffixes);
    return domain && domain == http::registrable_domain(b.host(), suffixes);
}

// RFC 9110 section 9.2.1
bool is_safe(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS" || method == "TRACE";
}

}  // namespace

CookieProfile CookieProfile::before_lax_default() {
    return {.unspecified = UnspecifiedSameSite::IsNone,
            .site_rule = SiteRule::Schemeless,
            .partitioning = Partitioning::Ignored,
            .lax_unsafe = LaxUnsafe::Never,
            .secure_senders = SecureSenders::HttpsOnly};
}

std::string_view text_of(SameSiteStatus status) {
    switch (status) {
        case SameSiteStatus::SameSite: return "same-site";
        case SameSiteStatus::CrossSiteLax: return "a cross-site top-level navigation";
        case SameSiteStatus::CrossSiteUnsafe:
            return "a cross-site top-level navigation by an unsafe method";
        case SameSiteStatus::CrossSite: return "cross-site";
    }
    return "";
}

SameSiteStatus same_site_status(CookieContext const& context, CookieProfile const& profile,
                                http::PublicSuffixes const& suffixes) {
    http::Origin const origin = http::Origin::of(context.url);
    auto const is_same = [&](http::Origin const& other) {
        return are_same_site(origin, other, profile.site_rule, suffixes);
    };
    auto const all_same = [&](std::vector<http::Origin> const& others) {
        return std::all_of(others.begin(), others.end(), is_same);
    };
    // RFC 6265bis 5.2.1: with a foreign document in between, the "site for cookies" is no site.
    // A script is asked for its document's place alone, however the document came there (5.8.2).
    if (context.api == CookieApi::Script)
        return all_same(context.ancestors) ? SameSiteStatus::SameSite : SameSiteStatus::CrossSite;
    bool const is_same_site =
        all_same(context.ancestors) && (!context.initiator || is_same(*context.initiator)) &&
        (profile.redirects == RedirectRule::NotCounted || all_same(context.redirects));
    if (is_same_site) return SameSiteStatus::SameSite;
    if (context.target != RequestTarget::TopLevel) return SameSiteStatus::CrossSite;
    return is_safe(context.method) ? SameSiteStatus::CrossSiteLax : SameSiteStatus::CrossSiteUnsafe;
}

bool is_secure(http::Url const& url, CookieProfile const& profile) {
    if (url.scheme == "https" || url.scheme == "wss") return true;
    return profile.secure_senders == SecureSenders::LocalhostToo &&
           is_potentially_trustworthy(http::Origin::of(url));
}

std::string partition_key(CookieContext const& context, http::PublicSuffixes const& suffixes) {
    http::Origin const top =
        context.ancestors.empty() ? http::Origin::of(context.url) : context.ancestors.front();
    if (top.is_opaque()) return "null";
    auto const domain = http::registrable_domain(top.host(), suffixes);
    return top.scheme() + "://" + domain.value_or(top.host().text);
}

}  // namespace parapet::browser
