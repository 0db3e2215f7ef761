// Subresource Integrity (https://www.w3.org/TR/SRI/): is a file what the page says it is? The
// defence against a CDN that was taken over.
#pragma once

#include <string_view>

#include "core/browser/verdict.h"

namespace parapet::browser {

// Whether the bytes may be looked at: of the page's own origin, or allowed by CORS.
enum class Readability { Readable, Opaque };

/// metadata is the integrity attribute; one without a hash that is known demands nothing.
Verdict check_integrity(std::string_view metadata, std::string_view body, Readability);

}  // namespace parapet::browser
