// X-Frame-Options as browsers apply it:
// https://html.spec.whatwg.org/#the-x-frame-options-header, which differs from RFC 7034.
#pragma once

#include <vector>

#include "core/browser/verdict.h"
#include "core/http/header_list.h"
#include "core/http/origin.h"

namespace parapet::browser {

// Whether an enforced Content-Security-Policy of the response has frame-ancestors.
enum class FrameAncestors { Absent, Given };

struct Framing {
    http::Origin destination;             // of the response
    std::vector<http::Origin> ancestors;  // around it, in any order; none: the tab itself
    FrameAncestors frame_ancestors = FrameAncestors::Absent;
};

Verdict judge_framing(http::HeaderList const&, Framing const&);

}  // namespace parapet::browser
