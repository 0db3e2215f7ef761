// What a page may send to another origin without asking first, as the Fetch standard lists it
// (https://fetch.spec.whatwg.org/#cors-safelisted-method and #cors-safelisted-request-header):
// what an HTML form could send before CORS was.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/header_list.h"

namespace parapet::browser {

// DELETE, GET, HEAD, OPTIONS, POST and PUT in upper case, any other method as it is: "patch" stays
// and is not what a server means by PATCH.
std::string normalize_method(std::string_view method);
// method is normalized.
bool is_safelisted_method(std::string_view method);
// CONNECT, TRACE and TRACK in any case: fetch() throws.
bool is_forbidden_method(std::string_view method);

// Why the header makes the browser ask first, in a sentence; nothing when it is safelisted.
std::optional<std::string> why_unsafe(std::string_view name, std::string_view value);

// Lower case, sorted, each once: what Access-Control-Request-Headers names. Safelisted headers join
// it when their values are over 1,024 bytes together.
std::vector<std::string> unsafe_header_names(http::HeaderList const&);

// The one name that "*" in Access-Control-Allow-Headers does not cover: Authorization.
bool is_non_wildcard_name(std::string_view name);

// Mode "no-cors": what else is set is dropped. Range passes for the browser's own use alone.
bool is_no_cors_safelisted_name(std::string_view name);
bool is_privileged_no_cors_name(std::string_view name);

// Headers that only the browser itself writes: Cookie, Host, Origin, Sec-…
bool is_forbidden_request_header(std::string_view name, std::string_view value);

// Headers of any answer that a script may read.
bool is_safelisted_response_header(std::string_view name);
// Set-Cookie and Set-Cookie2: no script reads them, whatever is exposed.
bool is_forbidden_response_header(std::string_view name);

}  // namespace parapet::browser
