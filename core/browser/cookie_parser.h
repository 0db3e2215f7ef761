// Reads one Set-Cookie line, or what a script assigns to document.cookie: RFC 6265bis section 5.6.
// A line is refused or read, never in between; an attribute that says nothing is left out, and the
// verdict notes it. Whether the jar takes the cookie is decided in cookie_admission.h.
#pragma once

#include <string_view>

#include "core/browser/cookie.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

inline constexpr std::size_t kCookiePairLimit = 4096;       // bytes of name and value together
inline constexpr std::size_t kCookieAttributeLimit = 1024;  // bytes of one attribute's value
// RFC 6265bis section 5.5
inline constexpr Duration kCookieLifetimeLimit = std::chrono::hours(24) * 400;

struct CookieReading {
    Verdict verdict;
    ParsedCookie cookie;  // of meaning only when the verdict allows
};

CookieReading read_set_cookie(std::string_view line, Time now);

}  // namespace parapet::browser
