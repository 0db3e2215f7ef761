// Cross-Origin-Resource-Policy: who may use an answer without CORS.
// https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header
#pragma once

#include "core/browser/verdict.h"
#include "core/http/header_list.h"
#include "core/http/origin.h"

namespace parapet::browser {

/// "Cross-origin resource policy check" for a page of origin asker that asked without CORS. A value
/// that is none of the three counts as none.
Verdict judge_resource_policy(http::HeaderList const& headers, http::Origin const& asker,
                              http::Origin const& answering, http::PublicSuffixes const&);

}  // namespace parapet::browser
