// Questions that a browser answers, for the quick test: which lines of an answer do nothing, and
// which cookies go with a request. The questions are as in exercises/quick-test.schema.json; what
// is asked are the readers and the jar of core/browser.
#pragma once

#include <string_view>

#include "core/range/json.h"

namespace parapet::browsing {

/// response: {"url", "lines"}, the status line first. Numbers of the lines that a browser refuses
/// or ignores; null when the URL is none.
range::Json idle_lines(range::Json const& response);

/// scenario: {"stored": [{"from", "line"}], "request": {"method", "url", "from", "kind",
/// "secondsLater"}}. Numbers of the stored lines whose cookies go along; null when a URL is none.
/// A fetch is one as scripts write it: without credentials: 'include'.
range::Json cookies_sent(range::Json const& scenario);

}  // namespace parapet::browsing
