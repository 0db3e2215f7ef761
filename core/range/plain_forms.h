// A text as it stands and as it reads after the encodings that an answer may have put on it:
// JSON and HTML escapes, percent-encoding, and runs of base64 or hexadecimal. Whoever holds any of
// these holds the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parapet::range {

// The first is text itself. Forms that would equal it are left out.
std::vector<std::string> plain_forms(std::string_view text);

std::string without_json_escapes(std::string_view text);
std::string without_html_escapes(std::string_view text);

}  // namespace parapet::range
