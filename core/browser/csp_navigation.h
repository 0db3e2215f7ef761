// Where the page may lead and who may hold it: <base>, forms, links and frames
// (CSP3 6.3.1, 6.4, 4.2.4). None of these directives falls back to default-src.
#pragma once

#include <vector>

#include "core/browser/csp_match.h"
#include "core/browser/csp_parser.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

// base is the <base>'s URL, resolved against the document's own.
Verdict check_base(ContentPolicyList const&, http::Url const& base);

enum class NavigationKind { FormSubmission, Other };

// form-action, and for javascript: URLs what check_inline says. A form's answer may redirect: the
// check is then made again with the new URL.
Verdict check_navigation(ContentPolicyList const&, http::Url const&, NavigationKind,
                         Redirects = Redirects::None);

// ancestors: the origins of the documents around the page, innermost first; empty for a page of
// its own. An opaque origin is matched by no source.
Verdict check_frame_ancestors(ContentPolicyList const&, std::vector<http::Origin> const& ancestors);

// True when an enforced policy has frame-ancestors: X-Frame-Options is then ignored (CSP3 6.4.2.2).
bool overrides_x_frame_options(ContentPolicyList const&);

}  // namespace parapet::browser
