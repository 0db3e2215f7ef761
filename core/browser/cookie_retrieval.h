// Whether one stored cookie goes along with one request or script: RFC 6265bis section 5.8.3.
// The grounds are bits, so that a header is written without a word of text; explain() makes the
// verdict of them when somebody asks.
#pragma once

#include "core/browser/cookie.h"
#include "core/browser/cookie_context.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

// What is asked of every cookie of a jar, worked out once a request.
struct CookieQuery {
    http::Host host;
    std::string path;
    std::string scheme;
    std::string partition;
    bool is_secure;
    CookieApi api;
    SameSiteStatus status;
    CookieProfile profile;
    Time now;
};
CookieQuery query_of(CookieContext const&, CookieProfile const&, http::PublicSuffixes const&,
                     Time now);

enum class Hindrance : unsigned {
    Expired = 1,
    OtherHost = 2,
    OtherPath = 4,
    NeedsSecure = 8,
    HiddenFromScripts = 16,
    CrossSite = 32,
    OtherPartition = 64,
};

// Nothing set: the cookie goes along.
class Hindrances {
public:
    void add(Hindrance hindrance) { bits_ |= static_cast<unsigned>(hindrance); }
    bool has(Hindrance hindrance) const { return (bits_ & static_cast<unsigned>(hindrance)) != 0; }
    bool none() const { return bits_ == 0; }

private:
    unsigned bits_ = 0;
};

Hindrances hindrances(Cookie const&, CookieQuery const&);

/// The same decision in words, with what speaks for the cookie too.
Verdict explain(Cookie const&, CookieQuery const&);

}  // namespace parapet::browser
