// Builds the value of one Set-Cookie response header (RFC 6265bis section 4.1).
//
// serialize() refuses to write a cookie that a browser would drop, so that a mistake is an error
// here and not a user who is mysteriously signed out.
// Reading Set-Cookie is the browser's side of the wire: core/browser.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace parapet::http {

enum class SameSite { Unset, None, Lax, Strict };
enum class CookieAccess { ScriptAndHttp, HttpOnly };
enum class CookieTransport { Any, SecureOnly };
enum class CookiePartition { Shared, Partitioned };

// RFC 6265bis section 5.5: what a browser makes of a longer lifetime.
inline constexpr std::chrono::seconds kCookieLifetimeCap = std::chrono::hours(24) * 400;
inline constexpr std::size_t kMaxCookiePair = 4096;       // bytes of name and value together
inline constexpr std::size_t kMaxCookieAttribute = 1024;  // bytes of one attribute's value

struct SetCookie {
    std::string name;
    std::string value;
    // The defaults are the safe side; a lesson that needs less has to say so.
    CookieAccess access = CookieAccess::HttpOnly;
    CookieTransport transport = CookieTransport::SecureOnly;
    SameSite same_site = SameSite::Lax;
    CookiePartition partition = CookiePartition::Shared;
    std::string path = "/";
    std::optional<std::string> domain = std::nullopt;  // none: host-only
    // None: session cookie. Written as at most kCookieLifetimeCap; 0 and less delete the cookie.
    std::optional<std::chrono::seconds> max_age = std::nullopt;
};

enum class SetCookieError {
    EmptyName,
    BadNameCharacter,        // not an RFC 9110 token
    BadValueCharacter,       // a control, space, quote, comma, semicolon or backslash
    PairTooLong,             // name and value over kMaxCookiePair
    BadPath,                 // no "/" in front, a control or semicolon, or too long
    BadDomain,               // no domain of two labels or more, an IP address, or too long
    NoneNeedsSecure,         // SameSite=None without Secure
    PartitionedNeedsSecure,  // Partitioned without Secure
    SecurePrefixViolated,    // __Secure- needs Secure
    HostPrefixViolated,      // __Host- needs Secure, Path=/ and no Domain
    HttpPrefixViolated,      // __Http- needs Secure and HttpOnly
    HostHttpPrefixViolated,  // __Host-Http- needs both of the above
    SecureOverPlainHttp,     // Secure, sent in an answer over http:
    DomainIsForeign,         // Domain is neither the sender's host nor a parent of it
};

// One sentence for a learner; stable enough to show, not to match on.
std::string_view explain(SetCookieError);

Result<std::string, SetCookieError> serialize(SetCookie const&);

// Who sends the cookie: with it, serialize() also refuses what only this sender may not set.
enum class SenderScheme { Http, Https };
struct CookieSender {
    std::string_view host;  // lower case, without port
    SenderScheme scheme = SenderScheme::Https;
};
Result<std::string, SetCookieError> serialize(SetCookie const&, CookieSender const&);

// The cookie that deletes this one: same name, Path, Domain and Partitioned, or a browser keeps it.
SetCookie deletion_of(SetCookie const&);

}  // namespace parapet::http
