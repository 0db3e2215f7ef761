// Writes Strict-Transport-Security (RFC 6797 section 6.1). Reading it is the browser's side:
// core/browser.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace parapet::http {

enum class HstsScope { HostOnly, IncludeSubDomains };
// Consent to be built into browsers: hard to take back (https://hstspreload.org).
enum class HstsPreload { No, Yes };

struct Hsts {
    std::chrono::seconds max_age = std::chrono::hours(24) * 365 * 2;  // 0: forget this host
    HstsScope scope = HstsScope::IncludeSubDomains;
    HstsPreload preload = HstsPreload::No;
};

enum class HstsError {
    NegativeMaxAge,
    PreloadNeedsSubDomains,
    PreloadNeedsYear,  // max-age under 31,536,000
};
std::string_view explain(HstsError);

Result<std::string, HstsError> serialize(Hsts const&);

}  // namespace parapet::http
