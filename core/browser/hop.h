// One request on its way out and its answer on its way in, without following anything: the headers
// that only a browser writes, the cookies with every reason, and what the answer leaves behind.
#pragma once

#include "core/browser/fetching.h"

namespace parapet::browser {

struct Hop {
    Fetch const& fetch;
    http::Url const& url;
    std::vector<http::Url> const& before;  // where it was sent earlier, before redirects
    http::Origin const& origin;            // for the Origin header: opaque once it is tainted
};

struct HopAnswer {
    http::Response response;
    std::size_t exchange;
    std::string referrer;
};

HopAnswer send(Session& session, Hop const& hop);

/// A redirect that says where to.
bool leads_on(http::Response const&);

/// What came with answers to scripts since the last call: CookieArrival::Later.
void take_late_cookies(Session&);

/// What it would go out with, cookies among it.
http::HeaderList request_headers(Session& session, Hop const& hop);

/// An OPTIONS request, bare of cookies.
http::Response send_preflight(Session& session, Hop const& hop, CorsRequest const& request);

}  // namespace parapet::browser
