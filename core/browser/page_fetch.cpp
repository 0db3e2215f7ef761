// fetch() of a page's script: https://fetch.spec.whatwg.org/#fetch-method and the guards of
// Request.
#include "core/browser/cors_safelist.h"
#include "core/browser/hop.h"
#include "core/browser/page.h"
#include "core/browser/user_agent.h"

namespace parapet::browser {
namespace {

// The type of a body is for the realm to say, as it alone knows text from bytes, which have none.
// Headers that the browser alone writes are dropped silently, as its own are in mode no-cors.
http::HeaderList allowed_headers(ScriptFetch const& options) {
    http::HeaderList headers;
    for (http::Header const& header : options.headers.entries()) {
        if (is_forbidden_request_header(header.name, header.value)) continue;
        if (options.mode == RequestMode::NoCors &&
            (!is_no_cors_safelisted_name(header.name) || why_unsafe(header.name, header.value)))
            continue;
        headers.append(header.name, header.value);
    }
    return headers;
}

std::string why_not(ScriptFetch const& options) {
    if (is_forbidden_method(options.method)) return "fetch() does not send " + options.method + ".";
    std::string const method = normalize_method(options.method);
    if (options.mode == RequestMode::Navigate) return "fetch() has no mode navigate.";
    if (options.mode == RequestMode::NoCors && !is_safelisted_method(method))
        return "Mode no-cors sends GET, HEAD and POST alone.";
    if (!options.body.empty() && (method == "GET" || method == "HEAD"))
        return "GET and HEAD have no body.";
    return "";
}

}  // namespace

ScriptAnswer Page::fetch(ScriptFetch const& options) {
    auto const url = resolve(document_, options.url);
    if (!url) return {.error = "The address is no URL."};
    if (std::string why = why_not(options); !why.empty()) return {.error = std::move(why)};
    Fetched fetched = browser::fetch(
        agent_.session_,
        {.place = document_.place(),
         .url = *url,
         .method = normalize_method(options.method),
         .headers = allowed_headers(options),
         .body = options.body,
         .mode = options.mode,
         .credentials = options.credentials,
         .cookies = CookieArrival::Later,
         .client = &document_,
         .ancestors = surroundings_of(document_),
         .referrer_policy = options.referrer_policy.value_or(document_.referrer_policy),
         .load = LoadKind::Connect});
    bool const cookies_wait = !agent_.session_.late_cookies.empty();
    if (!fetched.ok) return {.error = std::move(fetched.error), .cookies_wait = cookies_wait};
    if (!fetched.is_own_origin && options.mode == RequestMode::NoCors)
        return {.type = FetchedType::Opaque, .cookies_wait = cookies_wait};
    ScriptAnswer answer{.type = fetched.is_own_origin ? FetchedType::Basic : FetchedType::Cors,
                        .status = fetched.response.status,
                        .url = fetched.url.href_without_fragment(),
                        .headers = fetched.readable,
                        .body = std::move(fetched.response.body),
                        .cookies_wait = cookies_wait};
    if (options.mode == RequestMode::Cors) return answer;
    for (http::Header const& header : fetched.response.headers.entries())
        if (!is_forbidden_response_header(header.name))
            answer.headers.append(header.name, header.value);
    return answer;
}

void Page::take_cookies() { take_late_cookies(agent_.session_); }

}  // namespace parapet::browser
