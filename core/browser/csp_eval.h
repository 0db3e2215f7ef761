// May the page compile code from text or bytes (CSP3 4.4 and 4.5)? script-src decides, or
// default-src; script-src-elem and script-src-attr have no say.
#pragma once

#include "core/browser/csp_parser.h"
#include "core/browser/verdict.h"

namespace parapet::browser {

enum class EvalKind {
    String,       // eval(), new Function(), setTimeout("…")
    WebAssembly,  // WebAssembly.compile() and its like
};

Verdict check_eval(ContentPolicyList const&, EvalKind);

}  // namespace parapet::browser
