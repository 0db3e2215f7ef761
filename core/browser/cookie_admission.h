// Whether the jar takes a cookie: RFC 6265bis section 5.7, steps 7 to 23, in one verdict that goes
// on after the first refusal, so that a learner sees every reason and not one after the other.
#pragma once

#include <vector>

#include "core/browser/cookie.h"
#include "core/browser/cookie_context.h"
#include "core/browser/cookie_parser.h"

namespace parapet::browser {

struct Admission {
    Verdict verdict;  // goes on where the reading's ended
    Cookie cookie;    // as it would be stored; of meaning only when the verdict allows
};

// What a jar knows when a cookie arrives.
struct AdmissionDesk {
    CookieProfile const& profile;
    http::PublicSuffixes const& suffixes;
    std::vector<Cookie> const& stored;
};

Admission admit(CookieReading, CookieContext const&, AdmissionDesk const&, Time now);

/// RFC 6265bis 5.7 step 23: two cookies of which there can only be one.
bool is_same_cookie(Cookie const&, Cookie const&);

}  // namespace parapet::browser
