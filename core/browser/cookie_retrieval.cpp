#include "core/browser/cookie_retrieval.h"

#include "core/browser/cookie_match.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kRetrieval = "RFC 6265bis 5.8.3 step 1";
constexpr Duration kLaxUnsafeAge = std::chrono::minutes(2);

SameSite in_effect(Cookie const& cookie, CookieProfile const& profile) {
    if (cookie.same_site != SameSite::Default) return cookie.same_site;
    return profile.unspecified == UnspecifiedSameSite::IsLax ? SameSite::Lax : SameSite::None;
}

// RFC 6265bis 5.6.7.2: logins that come back by a cross-site POST, just after they left.
bool is_lax_unsafe(Cookie const& cookie, CookieQuery const& query) {
    return query.profile.lax_unsafe == LaxUnsafe::TwoMinutes &&
           cookie.same_site == SameSite::Default &&
           in_effect(cookie, query.profile) == SameSite::Lax &&
           query.now - cookie.created <= kLaxUnsafeAge;
}

bool passes_same_site(Cookie const& cookie, CookieQuery const& query) {
    SameSite const rule = in_effect(cookie, query.profile);
    if (rule == SameSite::None) return true;
    switch (query.status) {
        case SameSiteStatus::SameSite: return true;
        case SameSiteStatus::CrossSiteLax: return rule == SameSite::Lax;
        case SameSiteStatus::CrossSiteUnsafe: return is_lax_unsafe(cookie, query);
        case SameSiteStatus::CrossSite: return false;
    }
    return false;
}

bool goes_to_host(Cookie const& cookie, http::Host const& host) {
    return cookie.host_only ? cookie.domain == host.text : domain_matches(host, cookie.domain);
}

std::string name_of(SameSite same_site) {
    switch (same_site) {
        case SameSite::None: return "SameSite=None";
        case SameSite::Lax: return "SameSite=Lax";
        case SameSite::Strict: return "SameSite=Strict";
        case SameSite::Default: return "without SameSite";
    }
    return "";
}

std::string rule_of(Cookie const& cookie, CookieProfile const& profile) {
    std::string text = "It is " + name_of(cookie.same_site);
    if (cookie.same_site == SameSite::Default)
        text += ", which this browser reads as " + name_of(in_effect(cookie, profile));
    return text;
}

void explain_host(Cookie const& cookie, CookieQuery const& query, Hindrances found,
                  Verdict& verdict) {
    std::string text = "It is for " + cookie.domain;
    text += cookie.host_only ? " alone" : " and all names under it";
    if (found.has(Hindrance::OtherHost))
        verdict.block(kRetrieval, text + ", not for " + query.host.text + ".");
    else
        verdict.permit(kRetrieval, text + ".");
}

void explain_same_site(Cookie const& cookie, CookieQuery const& query, Hindrances found,
                       Verdict& verdict) {
    std::string const rule = rule_of(cookie, query.profile);
    std::string const request =
        query.api == CookieApi::Script
            ? std::string("the document is ") + std::string(text_of(query.status))
            : std::string("the request is ") + std::string(text_of(query.status));
    if (found.has(Hindrance::CrossSite)) {
        verdict.block("RFC 6265bis 5.2", rule + ", and " + request + ".");
    } else if (query.status == SameSiteStatus::CrossSiteUnsafe && is_lax_unsafe(cookie, query)) {
        verdict.permit("RFC 6265bis 5.6.7.2",
                       rule + "; as it is less than two minutes old, " + request + " may have it.");
    } else {
        verdict.permit("RFC 6265bis 5.2", rule + ", and " + request + ".");
    }
}

}  // namespace

CookieQuery query_of(CookieContext const& context, CookieProfile const& profile,
                     http::PublicSuffixes const& suffixes, Time now) {
    return {.host = context.url.host.value_or(http::Host{}),
            .path = context.url.pathname(),
            .scheme = context.url.scheme,
            .partition = partition_key(context, suffixes),
            .is_secure = is_secure(context.url, profile),
            .api = context.api,
            .status = same_site_status(context, profile, suffixes),
            .profile = profile,
            .now = now};
}

Hindrances hindrances(Cookie const& cookie, CookieQuery const& query) {
    Hindrances found;
    if (!goes_to_host(cookie, query.host)) found.add(Hindrance::OtherHost);
    if (!path_matches(query.path, cookie.path)) found.add(Hindrance::OtherPath);
    if (cookie.secure && !query.is_secure) found.add(Hindrance::NeedsSecure);
    if (cookie.http_only && query.api == CookieApi::Script) found.add(Hindrance::HiddenFromScripts);
    if (!passes_same_site(cookie, query)) found.add(Hindrance::CrossSite);
    if (cookie.partition && *cookie.partition != query.partition)
        found.add(Hindrance::OtherPartition);
    if (is_expired(cookie, query.now)) found.add(Hindrance::Expired);
    return found;
}

Verdict explain(Cookie const& cookie, CookieQuery const& query) {
    Hindrances const found = hindrances(cookie, query);
    Verdict verdict;
    explain_host(cookie, query, found, verdict);
    if (found.has(Hindrance::OtherPath))
        verdict.block(kRetrieval,
                      "It is for " + cookie.path + " and below, not for " + query.path + ".");
    else
        verdict.permit(kRetrieval, "It is for " + cookie.path + " and below.");
    if (found.has(Hindrance::NeedsSecure))
        verdict.block(kRetrieval, "It is Secure, and " + query.scheme + ": is not.");
    if (found.has(Hindrance::HiddenFromScripts))
        verdict.block(kRetrieval, "It is HttpOnly, and a script asks.");
    explain_same_site(cookie, query, found, verdict);
    if (found.has(Hindrance::OtherPartition))
        verdict.block("CHIPS, draft-cutler-httpbis-partitioned-cookies",
                      "It is in the partition of " + *cookie.partition + ", not in that of " +
                          query.partition + ".");
    if (found.has(Hindrance::Expired))
        verdict.block("RFC 6265bis 5.7", "It has expired and waits for its removal.");
    return verdict;
}

}  // namespace parapet::browser
