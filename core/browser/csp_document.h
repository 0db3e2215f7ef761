// What policies make of the document as a whole: the sandbox, insecure requests, Trusted Types.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/browser/csp_parser.h"
#include "core/browser/verdict.h"
#include "core/http/url.h"

namespace parapet::browser {

// The permissions of HTML's sandbox attribute
// (https://html.spec.whatwg.org/#parse-a-sandboxing-directive).
struct Sandbox {
    std::vector<std::string> allowed = {};  // "allow-scripts" …, lower case, each once
    std::vector<std::string> unknown = {};  // words without effect

    bool allows(std::string_view flag) const;
};

// Of a sandbox directive's value.
Sandbox parse_sandbox(std::string_view value);

struct DocumentRules {
    // Nothing: not sandboxed. Of several sandboxes only what all allow is allowed.
    std::optional<Sandbox> sandbox = std::nullopt;
    std::optional<std::size_t> upgrades_insecure_requests = std::nullopt;  // the policy's index
    std::optional<std::size_t> blocks_all_mixed_content = std::nullopt;
    std::optional<std::size_t> requires_trusted_types = std::nullopt;  // for scripts' sinks
    std::vector<std::string> trusted_type_names = {};                  // of the first trusted-types
};

// Enforced policies alone count.
DocumentRules document_rules(ContentPolicyList const&);

// Whether every enforced sandbox leaves the document this permission, such as "allow-scripts".
Verdict check_sandbox(ContentPolicyList const&, std::string_view flag);

// https://www.w3.org/TR/upgrade-insecure-requests/#upgrade-request for requests other than
// navigations: http becomes https and ws becomes wss, and port 80 goes.
http::Url upgraded(ContentPolicyList const&, http::Url);

}  // namespace parapet::browser
