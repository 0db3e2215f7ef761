// What the app's own pages send beyond what the surface names: seen in the attacker's own browser,
// since a script may have put it together.
#pragma once

#include <string>
#include <vector>

#include "core/attack/target.h"
#include "core/http/query.h"

namespace parapet::attack {

struct PageHabits {
    std::vector<http::QueryPair> fields;   // of a form or a JSON object
    std::vector<http::QueryPair> headers;  // that no browser sends by itself
    std::vector<http::QueryPair> cookies;
};

/// Signs in there; with option "shows", does those routines as well.
std::vector<Sent> use_own_browser(Target&);
/// Of the last request to the endpoint.
PageHabits habits_in(std::vector<Sent> const&, Endpoint const&);
/// Once a case: whether pages need headers of their own to sign in. From then on from_own_page()
/// sends them. True when it has found some now.
bool learn_page_headers(Target&);

/// "/payees/:id" and "/payees/7".
bool fits_path(std::string_view pattern, std::string_view path);

}  // namespace parapet::attack
