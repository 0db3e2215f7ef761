// A browser's cookies: RFC 6265bis sections 5.7 (storage) and 5.8 (retrieval). receive() is given
// Set-Cookie lines, cookie_string() is what goes into a request's Cookie header or document.cookie,
// and decide() says of every cookie why it goes along or stays. Time is a parameter of each.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/browser/cookie.h"
#include "core/browser/cookie_context.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

enum class CookieEffect {
    Refused,
    Added,
    Replaced,
    Deleted,  // the line's expiry is in the past; there may have been nothing to delete
};

struct CookieReceipt {
    CookieEffect effect;
    Verdict verdict;
    std::vector<Cookie> evicted = {};  // what had to go to make room
    std::optional<Cookie> cookie =
        std::nullopt;  // as it is kept, or was until now; not when refused
};

struct CookieDecision {
    Cookie cookie;
    Verdict verdict;  // allowed: it goes along
};

class CookieJar {
public:
    explicit CookieJar(CookieProfile const& profile = CookieProfile::current(),
                       http::PublicSuffixes suffixes = {})
        : profile_(profile), suffixes_(std::move(suffixes)) {}

    /// One Set-Cookie header, or one assignment to document.cookie (context.api says which).
    CookieReceipt receive(std::string_view line, CookieContext const&, Time now);

    /// The Cookie header's value, or document.cookie; "" when nothing goes along.
    std::string cookie_string(CookieContext const&, Time now);

    /// Every cookie of the jar, first those that go along, in the order of the header. Asking
    /// changes nothing.
    std::vector<CookieDecision> decide(CookieContext const&, Time now) const;

    /// The browser is closed: cookies without an expiry go.
    void end_session();
    void remove_expired(Time now);

    std::vector<Cookie> const& cookies() const { return cookies_; }

private:
    std::vector<Cookie> make_room(std::string_view domain);

    CookieProfile profile_;
    http::PublicSuffixes suffixes_;
    std::vector<Cookie> cookies_;
    std::uint64_t arrivals_ = 0;
};

}  // namespace parapet::browser
