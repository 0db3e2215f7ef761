// The comparisons that decide where a cookie goes: RFC 6265bis sections 5.1.3 and 5.1.4, and the
// name prefixes of section 5.4. Pure functions over text.
#pragma once

#include <string>
#include <string_view>

#include "core/http/host.h"

namespace parapet::browser {

/// RFC 6265bis 5.1.3. domain is lower case; an IP address matches nothing but itself.
bool domain_matches(http::Host const& host, std::string_view domain);

/// RFC 6265bis 5.1.4: "/shop" matches "/shop" and "/shop/cart", not "/shopping".
bool path_matches(std::string_view request_path, std::string_view cookie_path);
/// RFC 6265bis 5.1.4: the folder of the request's path, without a slash at the end.
std::string default_path(std::string_view request_path);

// What a name promises about its cookie (RFC 6265bis 5.4). Strongest first.
enum class CookiePrefix { HostHttp, Host, Http, Secure, None };
/// Without regard to case: servers are known that read "__HOST-a" as "__Host-a".
CookiePrefix prefix_of(std::string_view name);
std::string_view text_of(CookiePrefix);

}  // namespace parapet::browser
