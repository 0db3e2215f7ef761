// Strings as JSON writes them (RFC 8259 section 7), the same escapes as JSON.stringify.
// json_scanner.h reads them.
#pragma once

#include <string>
#include <string_view>

namespace parapet {

// Appends text with its quotes, in UTF-8. Where text is not UTF-8 it has U+FFFD.
void append_json_string(std::string& out, std::string_view text);

// text as a JSON string with its quotes.
std::string quote_json(std::string_view text);

}  // namespace parapet
