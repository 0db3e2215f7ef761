// Domain names as the header writers check them: letters, digits and hyphens (RFC 1123 section
// 2.1), in ASCII. Parsing a URL's host is core/http/host.h.
#pragma once

#include <string_view>

namespace parapet::http {

bool is_domain_name(std::string_view text);

// A domain name of two labels or more that is no IPv4 address. Whether it is a public suffix only
// a browser's list knows.
bool is_registrable_looking(std::string_view text);

// RFC 6265bis section 5.1.3; both in lower case.
bool domain_matches(std::string_view host, std::string_view domain);

}  // namespace parapet::http
