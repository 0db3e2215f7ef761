// A header's values as the Fetch standard takes them apart: "get, decode, and split"
// (https://fetch.spec.whatwg.org/#concept-header-list-get-decode-split). Commas in quotes do not
// split, and quotes stay.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/http/header_list.h"

namespace parapet::browser {

/// Empty when there is no such header; one empty value when the header is empty.
std::vector<std::string> split_values(http::HeaderList const&, std::string_view name);

}  // namespace parapet::browser
