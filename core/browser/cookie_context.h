// Where a cookie is set or asked for: the request or the script, who started it, and which
// documents surround it. From that follows the same-site status (RFC 6265bis section 5.2), the
// one thing about a request that the SameSite attribute looks at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/origin.h"
#include "core/http/url.h"

namespace parapet::browser {

enum class CookieApi {
    Http,    // the headers Set-Cookie and Cookie
    Script,  // document.cookie
};

enum class RequestTarget {
    Subresource,  // fetch, image, script …
    Frame,        // a navigation inside another document
    TopLevel,     // a navigation of the tab itself
};

struct CookieContext {
    http::Url url;  // of the request, or of the document whose script runs
    CookieApi api = CookieApi::Http;
    std::string method = "GET";
    RequestTarget target = RequestTarget::TopLevel;
    // Whose document started the request. Nothing: the user did, by the address bar.
    std::optional<http::Origin> initiator = std::nullopt;
    // The documents around what is loaded, the tab's own first; none for RequestTarget::TopLevel.
    std::vector<http::Origin> ancestors = {};
    // Where the request was sent before a redirect led to url.
    std::vector<http::Origin> redirects = {};
};

// How browsers differ, and have changed, where the standard leaves room.
enum class UnspecifiedSameSite { IsLax, IsNone };  // Lax since 2020
enum class SiteRule { Schemeful, Schemeless };     // http and https are two sites since 2021
enum class Partitioning { Honoured, Ignored };     // the Partitioned attribute, since 2023
enum class RedirectRule { NotCounted, Counted };   // Chromium tried to count them in 2021
// Whether what does not leave the machine may use Secure cookies over http, as in Chromium.
enum class SecureSenders { HttpsOnly, LocalhostToo };
enum class LaxUnsafe { TwoMinutes, Never };  // RFC 6265bis 5.6.7.2

struct CookieProfile {
    UnspecifiedSameSite unspecified = UnspecifiedSameSite::IsLax;
    SiteRule site_rule = SiteRule::Schemeful;
    Partitioning partitioning = Partitioning::Honoured;
    RedirectRule redirects = RedirectRule::NotCounted;
    LaxUnsafe lax_unsafe = LaxUnsafe::TwoMinutes;
    SecureSenders secure_senders = SecureSenders::LocalhostToo;
    std::size_t cookies_per_domain = 180;
    std::size_t cookies_in_all = 3000;

    static CookieProfile current() { return {}; }
    // A browser of 2019: cookies without SameSite go everywhere, and Partitioned is unknown.
    static CookieProfile before_lax_default();
};

enum class SameSiteStatus {
    SameSite,
    CrossSiteLax,     // cross-site, but a top-level navigation by a safe method
    CrossSiteUnsafe,  // cross-site, a top-level navigation by another method
    CrossSite,
};
std::string_view text_of(SameSiteStatus);

SameSiteStatus same_site_status(CookieContext const&, CookieProfile const&,
                                http::PublicSuffixes const&);

/// Whether Secure cookies may come from there and go there: https, wss, and see SecureSenders.
bool is_secure(http::Url const&, CookieProfile const&);

/// The key of the cookie partition in which the request or script works: the tab's site.
std::string partition_key(CookieContext const&, http::PublicSuffixes const&);

}  // namespace parapet::browser
