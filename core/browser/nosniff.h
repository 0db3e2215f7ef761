// Whether a response may be used as what it was asked for, by its type: the Fetch standard's two
// questions, with X-Content-Type-Options and without.
#pragma once

#include "core/browser/destination.h"
#include "core/browser/verdict.h"
#include "core/http/header_list.h"

namespace parapet::browser {

/// https://fetch.spec.whatwg.org/#determine-nosniff: the first value alone counts.
bool is_nosniff(http::HeaderList const&);

/// https://fetch.spec.whatwg.org/#should-response-to-request-be-blocked-due-to-nosniff? and the
/// same "due to its mime type?". headers are those of the response.
Verdict judge_type(http::HeaderList const& headers, Destination);

}  // namespace parapet::browser
