// Where in Content Security Policy Level 3 (https://www.w3.org/TR/CSP3/) each decision stands: the
// sections that reasons cite, in one place because the draft renumbers them.
#pragma once

#include <string_view>

namespace parapet::browser::csp_section {

inline constexpr std::string_view kParsePolicy = "CSP3 2.2.1";
inline constexpr std::string_view kReportOnly = "CSP3 3.2";
inline constexpr std::string_view kMeta = "CSP3 3.3";
inline constexpr std::string_view kBlockInline = "CSP3 4.2.3";
inline constexpr std::string_view kBlockNavigation = "CSP3 4.2.4";
inline constexpr std::string_view kEval = "CSP3 4.4.1";
inline constexpr std::string_view kWasm = "CSP3 4.5.1";
inline constexpr std::string_view kBaseUri = "CSP3 6.3.1";
inline constexpr std::string_view kSandbox = "CSP3 6.3.2";
inline constexpr std::string_view kFormAction = "CSP3 6.4.1";
inline constexpr std::string_view kFrameAncestors = "CSP3 6.4.2";
inline constexpr std::string_view kScriptRequest = "CSP3 6.7.1.1";
inline constexpr std::string_view kNonce = "CSP3 6.7.2.3";
inline constexpr std::string_view kUrlInList = "CSP3 6.7.2.6";
inline constexpr std::string_view kUrlInExpression = "CSP3 6.7.2.7";
inline constexpr std::string_view kNonceable = "CSP3 6.7.3.1";
inline constexpr std::string_view kAllInline = "CSP3 6.7.3.2";
inline constexpr std::string_view kElement = "CSP3 6.7.3.3";
inline constexpr std::string_view kFallback = "CSP3 6.8.3";
inline constexpr std::string_view kUpgrade = "Upgrade Insecure Requests 3.2";
inline constexpr std::string_view kMixedContent = "Mixed Content 5.1";
inline constexpr std::string_view kTrustedTypes = "Trusted Types 4.2.1";

}  // namespace parapet::browser::csp_section
