// UTF-8 (RFC 3629) as the Encoding standard decodes it: an ill-formed sequence becomes one
// U+FFFD for each maximal part of it, so all readers of a text see the same characters.
#pragma once

#include <string>
#include <string_view>

namespace parapet {

bool is_valid_utf8(std::string_view text);
std::u32string decode_utf8(std::string_view text);
// A surrogate or a value over U+10FFFF is written as U+FFFD.
void append_utf8(std::string& out, char32_t code_point);
std::string encode_utf8(std::u32string_view code_points);
// text itself when it is valid, else with U+FFFD where it is not.
std::string to_valid_utf8(std::string_view text);

}  // namespace parapet
