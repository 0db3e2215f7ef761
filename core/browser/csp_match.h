// Does a URL match a source expression (CSP3 6.7.2.6 to 6.7.2.11)? An insecure scheme in an
// expression also names its secure successor, never the other way round.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/browser/csp_source_list.h"
#include "core/http/origin.h"
#include "core/http/url.h"

namespace parapet::browser {

// Paths do not count after a redirect: a page could else learn where another site sent it.
enum class Redirects { None, Followed };

bool matches(SourceExpression const&, http::Url const&, http::Origin const& self, Redirects);

// The first expression that matches; nullptr when none does.
SourceExpression const* find_match(SourceList const&, http::Url const&, http::Origin const& self,
                                   Redirects);

// The parts, each with the expression's side first. Schemes and hosts are in lower case.
bool scheme_part_matches(std::string_view part, std::string_view scheme);
bool host_part_matches(std::string_view part, std::string_view host);
bool path_part_matches(std::string_view part, std::string_view path);

// expected_scheme is what the expression, or the page where it has no scheme, says: with it port
// 80 also names 443, as in "http://a.example:80" for "https://a.example" (browsers and
// web-platform-tests; the text of CSP3 has dropped the rule).
bool port_part_matches(std::optional<std::string> const& part, std::string_view expected_scheme,
                       http::Url const&);

}  // namespace parapet::browser
