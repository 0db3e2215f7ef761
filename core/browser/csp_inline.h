// May code written into the page itself run (CSP3 4.2.3)? By 'unsafe-inline' unless a nonce, a hash
// or 'strict-dynamic' overrides it, by the element's nonce, or by the hash of its text.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/browser/csp_directives.h"
#include "core/browser/csp_parser.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

struct ElementAttribute {
    std::string name;
    std::string value;
};

enum class Attributes { Distinct, Repeated };  // Repeated: the tag had one name twice

struct InlineCode {
    InlineKind kind;
    std::string text;  // UTF-8; of a javascript: URL, all of it as CSP hashes it
    std::optional<std::string> nonce = std::nullopt;
    std::vector<ElementAttribute> attributes = {};  // the element's others
    Attributes parsed_as = Attributes::Distinct;
};

Verdict check_inline(ContentPolicyList const&, InlineCode const&);

// CSP3 6.7.3.1: no reason to doubt that the nonce was meant for this element. A <script in an
// attribute says that injected text swallowed the tag that carries the nonce.
Verdict check_nonceable(InlineCode const&);

}  // namespace parapet::browser
