// The response headers that make a browser careful, and secure_defaults(): all of them at once.
// Source: OWASP HTTP Headers Cheat Sheet.
#pragma once

#include <string_view>

#include "core/http/csp_policy.h"
#include "core/http/header_list.h"
#include "core/http/hsts.h"

namespace parapet::http {

// https://www.w3.org/TR/referrer-policy/#referrer-policies, without the two that tell whole URLs
// to every site.
enum class ReferrerPolicy {
    NoReferrer,
    SameOrigin,
    Origin,
    StrictOrigin,
    OriginWhenCrossOrigin,
    StrictOriginWhenCrossOrigin,
};
std::string_view text_of(ReferrerPolicy);

// https://html.spec.whatwg.org/#cross-origin-opener-policies
enum class OpenerPolicy { SameOrigin, SameOriginAllowPopups, NoopenerAllowPopups, UnsafeNone };
std::string_view text_of(OpenerPolicy);

// https://html.spec.whatwg.org/#coep
enum class EmbedderPolicy { RequireCorp, Credentialless, UnsafeNone };
std::string_view text_of(EmbedderPolicy);

// https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header
enum class ResourcePolicy { SameOrigin, SameSite, CrossOrigin };
std::string_view text_of(ResourcePolicy);

// RFC 7034. ALLOW-FROM is not here: browsers ignore it.
enum class FrameOptions { Deny, SameOrigin };
std::string_view text_of(FrameOptions);

enum class Caching {
    Private,     // an account's page: stored nowhere, the back button included
    Revalidate,  // may be stored, must be asked for again
    Immutable,   // a file whose name changes with its content
};
std::string_view text_of(Caching);

// Every header above for a private page of this origin, with HSTS for two years, nosniff and the
// strict policy of csp_policy.h. Set on every response, errors and redirects too.
HeaderList secure_defaults(CspNonce const&);

}  // namespace parapet::http
