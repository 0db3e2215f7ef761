// What a secure page may load over http: https://w3c.github.io/webappsec-mixed-content/ (level
// 2). Images, audio and video are upgraded to https; the rest is blocked.
#pragma once

#include <vector>

#include "core/browser/destination.h"
#include "core/browser/verdict.h"
#include "core/http/origin.h"
#include "core/http/url.h"

namespace parapet::browser {

struct SubresourceRequest {
    http::Url url;
    Destination destination;
    // The document that asks, and those around it. None: a navigation of the tab itself.
    std::vector<http::Origin> documents;
};

struct MixedContentDecision {
    http::Url url;  // what is asked for, when the verdict allows: perhaps upgraded to https
    Verdict verdict;
};

MixedContentDecision judge_mixed_content(SubresourceRequest const&);

}  // namespace parapet::browser
