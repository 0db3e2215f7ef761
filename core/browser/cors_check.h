// May a page's script read another origin's answer (https://fetch.spec.whatwg.org/#cors-check)? The
// request went out and the server acted on it all the same: CORS guards reading. The writer of
// answers is core/http/cors_answer.h, what is asked beforehand is in cors_preflight.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/browser/verdict.h"
#include "core/http/message.h"
#include "core/http/origin.h"
#include "core/http/url.h"

namespace parapet::browser {

// fetch()'s option of the name. SameOrigin sends no cookies to another origin.
enum class CredentialsMode { Omit, SameOrigin, Include };

struct CorsRequest {
    http::Url url;
    http::Origin
        origin;  // of the page; opaque after a redirect that left the first target's origin
    std::string method = "GET";     // normalized
    http::HeaderList headers = {};  // what the script set
    CredentialsMode credentials = CredentialsMode::SameOrigin;
};

enum class CorsFault {
    MissingAllowOrigin,
    MultipleAllowOrigin,      // a list: the header takes one origin
    InvalidAllowOrigin,       // no origin at all
    AllowOriginMismatch,      // another origin, or the same one spelt otherwise
    WildcardWithCredentials,  // "*" is not taken for a request with cookies
    MissingAllowCredentials,
    InvalidAllowCredentials,  // anything but "true"
};

// What is wrong with an answer to a request from the origin; nothing when the check succeeds.
std::optional<CorsFault> find_cors_fault(http::HeaderList const& answer, std::string_view origin,
                                         CredentialsMode);

// Same-origin requests pass: CORS is no matter of theirs.
Verdict check_cors(CorsRequest const&, http::HeaderList const& answer);

// The headers that the script may read of an answer that passed check_cors: the safelisted, and
// what Access-Control-Expose-Headers names; "*" there names all, but not for a request with
// credentials.
http::HeaderList readable_headers(CorsRequest const&, http::HeaderList const& answer);

}  // namespace parapet::browser
