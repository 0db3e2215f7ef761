// What a request tells about where it came from: https://www.w3.org/TR/referrer-policy/, the
// reading of the header (section 8.1) and the Referer it leads to (section 8.3).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/browser/verdict.h"
#include "core/http/header_list.h"
#include "core/http/url.h"

namespace parapet::browser {

enum class ReferrerPolicy {
    NoReferrer,
    NoReferrerWhenDowngrade,
    SameOrigin,
    Origin,
    StrictOrigin,
    OriginWhenCrossOrigin,
    StrictOriginWhenCrossOrigin,
    UnsafeUrl,
};
inline constexpr ReferrerPolicy kDefaultReferrerPolicy =
    ReferrerPolicy::StrictOriginWhenCrossOrigin;

std::string_view text_of(ReferrerPolicy);

/// The last token of the Referrer-Policy headers that is a policy; nothing when there is none.
std::optional<ReferrerPolicy> read_referrer_policy(http::HeaderList const&);

struct Referrer {
    std::optional<std::string> value;  // of the Referer header; nothing: it is not sent
    Verdict verdict;                   // blocked: why it is not sent
};

/// source: the document or script's URL; nothing when it has none.
Referrer referrer_for(ReferrerPolicy, std::optional<http::Url> const& source,
                      http::Url const& destination);

}  // namespace parapet::browser
