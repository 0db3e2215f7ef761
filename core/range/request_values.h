// The values that a request carries, by name, decoded once as a handler sees them: what the SQL
// lens (core/sql/lens.h) looks for in statements.
#pragma once

#include <string>
#include <vector>

#include "core/attack/surface.h"
#include "core/range/trace.h"
#include "core/sql/lens.h"

namespace parapet::range {

// "query.q", "body.username", "body.ids[0]", "path.id"; "header.referer" and "cookie.sort" where
// they hold a quote. Which parts of a path are values is known from the surface.
std::vector<sql::RequestValue> request_values(http::Request const&, attack::Surface const&);

}  // namespace parapet::range
