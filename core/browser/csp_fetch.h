// May the page load this (CSP3 4.1.2)? Asked before the request and again, with the new URL and
// Redirects::Followed, at each redirect; all policies must allow.
#pragma once

#include <string>

#include "core/browser/csp_directives.h"
#include "core/browser/csp_match.h"
#include "core/browser/csp_parser.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

// Whether the element was in the page's own HTML, or a script made it.
enum class ParserMetadata { Inserted, NotInserted };

// A WebSocket is asked about with its own URL, as browsers do: neither "https:" nor, on a page of
// https, "api.example" matches wss://api.example. 'self' matches the page's own host, "*" any.
struct CspRequest {
    LoadKind kind;
    http::Url url;                                     // the current one
    std::string nonce = {};                            // of the <script>, <style> or <link>
    std::string integrity = {};                        // its integrity attribute
    ParserMetadata parser = ParserMetadata::Inserted;  // matters for 'strict-dynamic' alone
    Redirects redirects = Redirects::None;
};

Verdict check_request(ContentPolicyList const&, CspRequest const&);

}  // namespace parapet::browser
