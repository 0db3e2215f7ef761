// Which browser it is: what one version of browsers does and another does not, as far as attacks
// and defences turn on it. Cookies have a profile of their own (cookie_context.h).
#pragma once

#include <string>

#include "core/browser/cookie_context.h"
#include "core/browser/referrer_policy.h"

namespace parapet::browser {

enum class FetchMetadataHeaders { Sent, Unknown };      // Sec-Fetch-*: Chrome 76, Firefox 90
enum class MixedImages { Upgraded, LoadedInTheClear };  // upgraded since 2020 and after
// An address with a line end and "<" in it: an open quote has swallowed markup. Chrome 58 and
// after.
enum class DanglingMarkup { Blocked, Loaded };

// What plays movies in <object> and <embed>: Flash, which browsers gave up in 2020.
enum class Plugins { None, Flash };

// Content-Security-Policy: Chrome 25, Firefox 23; Internet Explorer never.
enum class ContentPolicies { Enforced, Unknown };

// Whether other origins are told where a request comes from, by Origin and Referer. Firefox has
// settings for it: network.http.sendOriginHeader 1, network.http.referer.XOriginPolicy 2.
enum class CrossOriginTraces { Told, Hidden };

struct BrowserProfile {
    std::string name = "current";
    std::string user_agent = "Mozilla/5.0 (Parapet; current)";
    CookieProfile cookies = CookieProfile::current();
    FetchMetadataHeaders fetch_metadata = FetchMetadataHeaders::Sent;
    MixedImages mixed_images = MixedImages::Upgraded;
    DanglingMarkup dangling_markup = DanglingMarkup::Blocked;
    ReferrerPolicy referrer_policy = kDefaultReferrerPolicy;
    Plugins plugins = Plugins::None;
    CrossOriginTraces cross_origin_traces = CrossOriginTraces::Told;
    ContentPolicies content_policies = ContentPolicies::Enforced;

    static BrowserProfile current() { return {}; }
    /// A browser of 2019: no Sec-Fetch headers, no SameSite defaults, whole URLs as Referer,
    /// a plug-in.
    static BrowserProfile old() {
        return {.name = "old",
                .user_agent = "Mozilla/5.0 (Parapet; 2019)",
                .cookies = CookieProfile::before_lax_default(),
                .fetch_metadata = FetchMetadataHeaders::Unknown,
                .mixed_images = MixedImages::LoadedInTheClear,
                .dangling_markup = DanglingMarkup::Loaded,
                .referrer_policy = ReferrerPolicy::NoReferrerWhenDowngrade,
                .plugins = Plugins::Flash};
    }
    /// One that is older than policies. Flags of cookies it knows.
    static BrowserProfile ancient() {
        BrowserProfile profile = old();
        profile.name = "ancient";
        profile.user_agent = "Mozilla/5.0 (Parapet; before policies)";
        profile.content_policies = ContentPolicies::Unknown;
        return profile;
    }
    /// The same as old, whose user has it say nothing to other origins.
    static BrowserProfile quiet() {
        BrowserProfile profile = old();
        profile.name = "quiet";
        profile.user_agent = "Mozilla/5.0 (Parapet; 2019, quiet)";
        profile.cross_origin_traces = CrossOriginTraces::Hidden;
        return profile;
    }
};

}  // namespace parapet::browser
