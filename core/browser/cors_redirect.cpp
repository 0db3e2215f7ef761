#include "core/browser/cors_redirect.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kRedirectFetch = "Fetch, HTTP-redirect fetch";

bool becomes_get(std::string_view method, int status) {
    if (status == 301 || status == 302) return method == "POST";
    return status == 303 && method != "GET" && method != "HEAD";
}

}  // namespace

Verdict check_redirect(CorsRequest const& request, http::Url const& location) {
    Verdict verdict;
    if (location.scheme != "http" && location.scheme != "https")
        verdict.block(kRedirectFetch, "A redirect leads to http or https, not to " +
                                          location.scheme + ": (step 6).");
    auto const from = http::Origin::of(request.url);
    bool const is_cross_origin = !same_origin(request.origin, http::Origin::of(location)) ||
                                 !same_origin(request.origin, from);
    if (is_cross_origin && location.has_credentials())
        verdict.block(kRedirectFetch,
                      "A redirect of a cross-origin request may not name a user (steps 8 and 9).");
    if (verdict.allowed())
        verdict.permit(kRedirectFetch,
                       "The request goes on to " + location.href_without_fragment() + ".");
    return verdict;
}

CorsRequest redirected(CorsRequest request, http::Url location, int status) {
    if (becomes_get(request.method, status)) {
        request.method = "GET";
        for (std::string_view name :
             {"Content-Encoding", "Content-Language", "Content-Location", "Content-Type"})
            request.headers.remove(name);
    }
    auto const from = http::Origin::of(request.url);
    if (!same_origin(from, http::Origin::of(location))) {
        request.headers.remove("Authorization");
        if (!same_origin(from, request.origin)) request.origin = http::Origin::opaque();
    }
    request.url = std::move(location);
    return request;
}

}  // namespace parapet::browser
