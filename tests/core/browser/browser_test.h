// What the browser's tests share: a time, URLs and origins that are known to parse, and a look for
// a word in the reasons of a verdict.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/browser/verdict.h"
#include "core/http/origin.h"
#include "tests/core/catch.h"

namespace parapet::tests {

inline Time const kNow{std::chrono::seconds(1'700'000'000)};

inline Time after(std::int64_t seconds) { return kNow + std::chrono::seconds(seconds); }

inline http::Url url(std::string_view text) {
    auto parsed = http::parse_url(text);
    REQUIRE(parsed.ok());
    return parsed.take();
}

inline http::Origin origin(std::string_view text) { return http::Origin::of(url(text)); }

/// The texts of the reasons that block, joined by spaces.
inline std::string blocks(browser::Verdict const& verdict) {
    std::string text;
    for (browser::Reason const& reason : verdict.reasons()) {
        if (reason.effect == browser::Effect::Blocks)
            text += (text.empty() ? "" : " ") + reason.text;
    }
    return text;
}

inline bool mentions(browser::Verdict const& verdict, std::string_view words) {
    for (browser::Reason const& reason : verdict.reasons()) {
        if (reason.text.find(words) != std::string::npos) return true;
        if (reason.section.find(words) != std::string_view::npos) return true;
    }
    return false;
}

}  // namespace parapet::tests
