#include "core/http/hsts.h"

namespace parapet::http {
namespace {

constexpr std::chrono::seconds kPreloadMinimum = std::chrono::hours(24) * 365;

}  // namespace

std::string_view explain(HstsError error) {
    switch (error) {
        case HstsError::NegativeMaxAge: return "max-age cannot be negative.";
        case HstsError::PreloadNeedsSubDomains:
            return "The preload list takes only hosts that include their subdomains.";
        case HstsError::PreloadNeedsYear:
            return "The preload list takes only hosts with a max-age of a year or more.";
    }
    return "Unknown HSTS error.";
}

Result<std::string, HstsError> serialize(Hsts const& hsts) {
    if (hsts.max_age.count() < 0) return Failure{HstsError::NegativeMaxAge};
    if (hsts.preload == HstsPreload::Yes) {
        if (hsts.scope == HstsScope::HostOnly) return Failure{HstsError::PreloadNeedsSubDomains};
        if (hsts.max_age < kPreloadMinimum) return Failure{HstsError::PreloadNeedsYear};
    }
    std::string header = "max-age=" + std::to_string(hsts.max_age.count());
    if (hsts.scope == HstsScope::IncludeSubDomains) header += "; includeSubDomains";
    if (hsts.preload == HstsPreload::Yes) header += "; preload";
    return header;
}

}  // namespace parapet::http
