// What CSP tests share: a page with policies, and the reasons of a verdict as text.
#pragma once

#include <string>

#include "core/browser/csp_parser.h"
#include "core/browser/verdict.h"
#include "core/http/url.h"
#include "tests/core/catch.h"

namespace parapet::tests {

inline http::Url url_of(std::string_view text) {
    auto url = http::parse_url(text);
    REQUIRE(url.ok());
    return url.take();
}

inline http::Origin origin_of(std::string_view text) { return http::Origin::of(url_of(text)); }

inline http::Origin page_origin() { return http::Origin::of(url_of("https://shop.example/")); }

// The policies of a response of https://shop.example with this one header.
inline browser::ContentPolicyList enforced(std::string_view policy) {
    return browser::content_policies_of({{"Content-Security-Policy", std::string(policy)}},
                                        page_origin());
}

inline std::string text_of(browser::Verdict const& verdict) {
    std::string text;
    for (browser::Reason const& reason : verdict.reasons())
        text += "[" + std::string(reason.section) + "] " + reason.text + "\n";
    return text;
}

// How many reasons have the effect.
inline int count(browser::Verdict const& verdict, browser::Effect effect) {
    int found = 0;
    for (browser::Reason const& reason : verdict.reasons()) found += reason.effect == effect;
    return found;
}

}  // namespace parapet::tests
