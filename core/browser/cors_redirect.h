// What a redirect makes of a cross-origin request
// (https://fetch.spec.whatwg.org/#concept-http-redirect-fetch): each answer on the way must pass
// check_cors, and whoever is two origins away hears "Origin: null".
#pragma once

#include "core/browser/cors_check.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

// May the request go on to location, resolved against its URL?
Verdict check_redirect(CorsRequest const&, http::Url const& location);

// The request as it goes on. status is 301, 302, 303, 307 or 308: what turns into GET loses the
// headers of its body. Another origin is not told Authorization.
CorsRequest redirected(CorsRequest, http::Url location, int status);

}  // namespace parapet::browser
