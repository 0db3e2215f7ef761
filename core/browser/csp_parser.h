// Content Security Policies as a browser takes them from a response or a <meta> element (CSP3 2.2).
// The writer is core/http/csp_policy.h. What a page may do under a list of policies is asked in
// csp_fetch.h, csp_inline.h, csp_eval.h, csp_navigation.h and csp_document.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/browser/csp_source_list.h"
#include "core/http/header_list.h"
#include "core/http/origin.h"

namespace parapet::browser {

enum class Disposition { Enforce, Report };
enum class PolicyFrom { Header, Meta };

struct Directive {
    std::string name;    // lower case
    std::string value;   // as written, without the white space around it
    SourceList sources;  // empty unless the directive has a source list
};

struct ContentPolicy {
    http::Origin self;  // of the response that brought it: what 'self' means
    Disposition disposition = Disposition::Enforce;
    PolicyFrom from = PolicyFrom::Header;
    std::vector<Directive> directives = {};  // each name once
    std::vector<std::string> notes = {};     // what was ignored and why, a sentence each

    Directive const* find(std::string_view name) const;  // nullptr when absent
};

// All that apply at once. Policies without a directive are left out, as the standard says.
using ContentPolicyList = std::vector<ContentPolicy>;

// One policy; it may be without directives.
ContentPolicy parse_content_policy(std::string_view serialized, http::Origin const& self,
                                   Disposition, PolicyFrom);

// Of a response: every Content-Security-Policy, then every Content-Security-Policy-Report-Only;
// a comma in a value begins another policy.
ContentPolicyList content_policies_of(http::HeaderList const&, http::Origin const& self);

// Of <meta http-equiv="Content-Security-Policy" content="…">: without report-uri,
// frame-ancestors and sandbox, and never report-only (CSP3 3.3).
ContentPolicyList content_policies_of_meta(std::string_view content, http::Origin const& self);

}  // namespace parapet::browser
