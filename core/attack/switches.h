// What somebody who debugs his server adds to a request, and leaves in the code: a parameter, a
// header, a request that seems to come from the server's own machine.
#pragma once

#include <string_view>

#include "core/http/message.h"

namespace parapet::attack {

// value: what says yes, "1" or "true".
http::Request switched_on(http::Request, std::string_view value);

}  // namespace parapet::attack
