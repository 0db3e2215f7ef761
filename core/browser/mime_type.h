// MIME types as browsers read them: https://mimesniff.spec.whatwg.org/, as far as it decides
// whether something may run as a script or be used as a style sheet. Parameters are not kept.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/http/header_list.h"

namespace parapet::browser {

struct MimeType {
    std::string type;  // both in lower case
    std::string subtype;

    std::string essence() const { return type + "/" + subtype; }
};

/// https://mimesniff.spec.whatwg.org/#parse-a-mime-type; nothing is its "failure".
std::optional<MimeType> read_mime_type(std::string_view text);

/// https://fetch.spec.whatwg.org/#concept-header-extract-mime-type: the last value that is one.
std::optional<MimeType> extract_mime_type(http::HeaderList const&);

/// https://mimesniff.spec.whatwg.org/#javascript-mime-type, the historical ones among them.
bool is_javascript(MimeType const&);

}  // namespace parapet::browser
