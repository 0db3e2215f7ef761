// Client hints, which browsers send across origins without asking first
// (https://wicg.github.io/client-hints-infrastructure/#fetch, and the earlier ones that Fetch had).
#pragma once

#include <string_view>

namespace parapet::browser {

// name is in lower case. False for any other header.
bool is_safelisted_client_hint(std::string_view name, std::string_view value);

}  // namespace parapet::browser
