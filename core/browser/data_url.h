// data: URLs, which hold what they name (https://fetch.spec.whatwg.org/#data-urls).
#pragma once

#include <optional>
#include <string>

#include "core/http/url.h"

namespace parapet::browser {

struct DataUrl {
    std::string type;  // "text/plain;charset=US-ASCII" when the URL names none
    std::string body;
};

/// Nothing for other schemes, and for one without a comma or with bad Base64.
std::optional<DataUrl> read_data_url(http::Url const& url);

}  // namespace parapet::browser
