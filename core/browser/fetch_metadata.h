// The headers by which a browser tells a server where a request comes from, which no page can
// forge: https://www.w3.org/TR/fetch-metadata/, Sec-Fetch-Site, -Mode, -Dest and -User.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/browser/destination.h"
#include "core/browser/verdict.h"
#include "core/http/header_list.h"
#include "core/http/origin.h"
#include "core/http/url.h"

namespace parapet::browser {

enum class RequestMode { Cors, Navigate, NoCors, SameOrigin, WebSocket };
std::string_view text_of(RequestMode);

enum class UserActivation { None, Given };  // a click or key press led to the navigation

struct FetchedRequest {
    // From the first URL over every redirect to the one that is asked now; at least one.
    std::vector<http::Url> urls;
    // Nothing: the user navigated, by the address bar or a bookmark.
    std::optional<http::Origin> initiator = std::nullopt;
    RequestMode mode = RequestMode::Navigate;
    Destination destination = Destination::Document;
    UserActivation user_activation = UserActivation::None;
};

struct FetchMetadata {
    http::HeaderList headers;  // none when the verdict blocks
    Verdict verdict;
};

FetchMetadata fetch_metadata(FetchedRequest const&, http::PublicSuffixes const&);

}  // namespace parapet::browser
