// How a request value may look by the time it is in a statement.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parapet::sql {

struct Spelling {
    std::string_view via;
    std::string text;
};

// The value as it came ("raw") and as code usually changes it on the way: "trimmed", "lower",
// "upper", "url-decoded", "url-decoded-twice", "url-encoded", "base64" (either direction);
// each of them as it is and with its quotes escaped ("doubled-quotes", "backslash-escaped"
// when nothing else was done). No text comes twice, and none is empty.
std::vector<Spelling> spellings_of(std::string_view value);

}  // namespace parapet::sql
