// Reads one Strict-Transport-Security header: the grammar of RFC 6797 section 6.1, with quoted
// values, empty directives and unknown ones. The writer is core/http/hsts.h; where the answer is
// kept is hsts_store.h.
#pragma once

#include <chrono>
#include <string_view>

#include "core/base/result.h"

namespace parapet::browser {

enum class HstsScope { HostOnly, IncludeSubDomains };

struct HstsPolicy {
    std::chrono::seconds max_age;  // 0: forget the host. At most kHstsLongest.
    HstsScope scope;
};

// A longer max-age is read as this: 100 years of 365 days. RFC 6797 has no limit, time points do.
inline constexpr std::chrono::seconds kHstsLongest = std::chrono::hours(24) * 365 * 100;

enum class HstsFault {
    BadDirective,       // a name or value that the grammar does not have: the header is void
    RepeatedDirective,  // directives may stand once, whatever their case
    BadMaxAge,          // max-age without a value of digits only
    ValueOfFlag,        // includeSubDomains has no value
    NoMaxAge,           // the one directive that is required
};
std::string_view explain(HstsFault);

Result<HstsPolicy, HstsFault> read_hsts(std::string_view header);

}  // namespace parapet::browser
