#include "core/browser/cookie_admission.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/cookie_match.h"

namespace parapet::browser {
namespace {

http::Host host_of(http::Url const& url) { return url.host.value_or(http::Host{}); }

class Admitter {
public:
    Admitter(CookieReading reading, CookieContext const& context, AdmissionDesk const& desk)
        : parsed_(std::move(reading.cookie)),
          context_(context),
          desk_(desk),
          host_(host_of(context.url)),
          is_secure_(is_secure(context.url, desk.profile)),
          verdict_(std::move(reading.verdict)) {}

    Admission take(Time now) {
        cookie_.name = parsed_.name;
        cookie_.value = parsed_.value;
        cookie_.created = cookie_.accessed = now;
        cookie_.expiry = parsed_.expiry;
        cookie_.secure = parsed_.secure;
        cookie_.http_only = parsed_.http_only;
        cookie_.same_site = parsed_.same_site;
        sender();
        domain();
        cookie_.path = parsed_.path.value_or(default_path(context_.url.pathname()));
        transport();
        access();
        secure_cookies_alone();
        same_site();
        prefix();
        nameless_prefix();
        partition();
        return {std::move(verdict_), std::move(cookie_)};
    }

private:
    void sender() {
        std::string const& scheme = context_.url.scheme;
        if (scheme != "http" && scheme != "https" && scheme != "ws" && scheme != "wss")
            verdict_.block("HTML, cookie-averse Document",
                           "No cookie is set from " + scheme + ":.");
    }

    // Steps 7 to 10
    void domain() {
        std::string const asked = parsed_.domain.value_or("");
        cookie_.domain = host_.text;
        cookie_.host_only = true;
        if (asked.empty()) return;
        if (!ascii::is_ascii(asked))
            return verdict_.block("RFC 6265bis 5.7 step 8",
                                  "Its Domain holds a character outside ASCII.");
        if (asked == host_.text && (host_.kind != http::HostKind::Domain || is_suffix(asked))) {
            verdict_.note(
                "RFC 6265bis 5.7 step 9",
                ascii::quoted(asked) + " can share with nobody, so it is for this host alone.");
            return;
        }
        if (is_suffix(asked)) {
            return verdict_.block("RFC 6265bis 5.7 step 9",
                                  ascii::quoted(asked) +
                                      " is a public suffix: anybody may register a name under "
                                      "it, and all of them would get the cookie.");
        }
        if (!domain_matches(host_, asked)) {
            return verdict_.block("RFC 6265bis 5.7 step 10",
                                  host_.text + " is not " + ascii::quoted(asked) +
                                      " and not under it, so it may not set it.");
        }
        cookie_.host_only = false;
        cookie_.domain = asked;
    }

    bool is_suffix(std::string const& domain) const {
        http::Host const host{http::HostKind::Domain, domain};
        return !http::registrable_domain(host, desk_.suffixes);
    }

    void transport() {
        if (cookie_.secure && !is_secure_)
            verdict_.block("RFC 6265bis 5.7 step 13",
                           "It is Secure, and " + context_.url.scheme + ": is not.");
    }

    void access() {
        if (cookie_.http_only && context_.api == CookieApi::Script)
            verdict_.block("RFC 6265bis 5.7 step 15", "It is HttpOnly, which a script cannot set.");
    }

    // Step 16, "leave secure cookies alone"
    void secure_cookies_alone() {
        if (cookie_.secure || is_secure_) return;
        http::Host const own{host_.kind, cookie_.domain};
        for (Cookie const& old : desk_.stored) {
            if (!old.secure || old.name != cookie_.name) continue;
            bool const overlap = domain_matches(own, old.domain) ||
                                 domain_matches({host_.kind, old.domain}, cookie_.domain);
            if (!overlap || !path_matches(cookie_.path, old.path)) continue;
            return verdict_.block("RFC 6265bis 5.7 step 16",
                                  "Over " + context_.url.scheme +
                                      ": it would stand before the Secure cookie of that name at " +
                                      old.domain + old.path + ".");
        }
    }

    // Steps 17 to 19
    void same_site() {
        bool const is_free = cookie_.same_site == SameSite::None ||
                             (cookie_.same_site == SameSite::Default &&
                              desk_.profile.unspecified == UnspecifiedSameSite::IsNone);
        // A browser that knew no other default asked nothing of SameSite=None either.
        if (is_free && !cookie_.secure && desk_.profile.unspecified == UnspecifiedSameSite::IsLax)
            verdict_.block("RFC 6265bis 5.7 step 19", "SameSite=None needs Secure.");
        if (is_free) return;
        auto const status = same_site_status(context_, desk_.profile, desk_.suffixes);
        if (status == SameSiteStatus::SameSite) return;
        if (context_.api == CookieApi::Http && context_.target == RequestTarget::TopLevel) {
            verdict_.permit("RFC 6265bis 5.7 step 18",
                            "The answer to a top-level navigation may set any cookie, wherever "
                            "the navigation came from.");
            return;
        }
        verdict_.block("RFC 6265bis 5.7 step 18",
                       "It is not SameSite=None, and what sets it is cross-site.");
    }

    // Steps 20 and 21. __Host- wants the attribute and not just the path, for its author must
    // have known.
    void prefix() {
        CookiePrefix const prefix = prefix_of(cookie_.name);
        if (prefix == CookiePrefix::None) return;
        std::string const name(text_of(prefix));
        bool const of_host = prefix == CookiePrefix::Host || prefix == CookiePrefix::HostHttp;
        bool const of_http = prefix == CookiePrefix::Http || prefix == CookiePrefix::HostHttp;
        std::string_view const section =
            of_http ? "RFC 6265bis 5.4"
                    : (of_host ? "RFC 6265bis 5.7 step 21" : "RFC 6265bis 5.7 step 20");
        if (!cookie_.secure) verdict_.block(section, name + " needs Secure.");
        if (of_http && !cookie_.http_only) verdict_.block(section, name + " needs HttpOnly.");
        if (of_host && !cookie_.host_only) verdict_.block(section, name + " allows no Domain.");
        if (of_host && (!parsed_.path || cookie_.path != "/"))
            verdict_.block(section, name + " needs Path=/.");
    }

    // Step 22: "=__Host-a=b" goes back to the server as "__Host-a=b".
    void nameless_prefix() {
        if (!cookie_.name.empty()) return;
        CookiePrefix const prefix = prefix_of(cookie_.value);
        if (prefix == CookiePrefix::None) return;
        verdict_.block("RFC 6265bis 5.7 step 22",
                       "It has no name, and its value would be read as the name " +
                           std::string(text_of(prefix)) + "….");
    }

    void partition() {
        constexpr std::string_view kSection = "CHIPS, draft-cutler-httpbis-partitioned-cookies";
        if (!parsed_.partitioned || desk_.profile.partitioning == Partitioning::Ignored) return;
        if (!cookie_.secure) verdict_.block(kSection, "Partitioned needs Secure.");
        cookie_.partition = partition_key(context_, desk_.suffixes);
        CookiePrefix const prefix = prefix_of(cookie_.name);
        if (prefix != CookiePrefix::Host && prefix != CookiePrefix::HostHttp)
            verdict_.note(kSection, "A partitioned cookie had better be a __Host- one.");
    }

    ParsedCookie parsed_;
    CookieContext const& context_;
    AdmissionDesk const& desk_;
    http::Host host_;
    bool is_secure_;
    Verdict verdict_;
    Cookie cookie_ = {};
};

}  // namespace

Admission admit(CookieReading reading, CookieContext const& context, AdmissionDesk const& desk,
                Time now) {
    Admission admission = Admitter(std::move(reading), context, desk).take(now);
    if (context.api == CookieApi::Http) return admission;
    for (Cookie const& old : desk.stored) {
        if (old.http_only && is_same_cookie(old, admission.cookie))
            admission.verdict.block("RFC 6265bis 5.7 step 23",
                                    "A script cannot replace the HttpOnly cookie of that name.");
    }
    return admission;
}

bool is_same_cookie(Cookie const& a, Cookie const& b) {
    return a.name == b.name && a.domain == b.domain && a.host_only == b.host_only &&
           a.path == b.path && a.partition == b.partition;
}

}  // namespace parapet::browser
