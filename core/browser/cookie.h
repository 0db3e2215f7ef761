// A cookie as a browser knows it: ParsedCookie is what one Set-Cookie line says, Cookie is what
// the jar holds. Reading lines: cookie_parser.h; keeping and sending: cookie_jar.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"

namespace parapet::browser {

// Default: the line names none of the three, so the browser's own rule applies.
enum class SameSite { Default, None, Lax, Strict };

struct ParsedCookie {
    std::string name;  // may be empty: "=x" and "x" are nameless cookies
    std::string value;
    std::optional<Time> expiry = std::nullopt;         // nothing: until the session ends
    std::optional<std::string> domain = std::nullopt;  // lower case, without a dot in front
    std::optional<std::string> path = std::nullopt;    // nothing: the default-path
    bool secure = false;
    bool http_only = false;
    bool partitioned = false;
    SameSite same_site = SameSite::Default;
};

struct Cookie {
    std::string name;
    std::string value;
    std::string domain;
    std::string path;
    // The top-level site whose partition holds it, such as "https://shop.example"; nothing when
    // the cookie is in no partition.
    std::optional<std::string> partition = std::nullopt;
    std::optional<Time> expiry = std::nullopt;  // nothing: until the session ends
    Time created = {};
    Time accessed = {};
    std::uint64_t order = 0;  // of arrival, for cookies created in the same microsecond
    bool host_only = true;
    bool secure = false;
    bool http_only = false;
    SameSite same_site = SameSite::Default;
};

inline bool is_expired(Cookie const& cookie, Time now) {
    return cookie.expiry && *cookie.expiry <= now;
}

}  // namespace parapet::browser
