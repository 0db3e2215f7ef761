// Json from text and to text.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/range/json.h"

namespace parapet::range {

inline constexpr std::size_t kMaxJsonDepth = 100;

// Strictly RFC 8259, after a byte order mark if there is one; a member given twice is a fault. The
// error is one sentence with the byte, from 1, it happened at. Lone surrogate escapes, which
// JavaScript writes for ill-formed strings, are read as U+FFFD.
Result<Json, std::string> parse_json(std::string_view text);

// UTF-8, members sorted, no white space: what a report is hashed as. JSON.stringify of the same
// value with sorted members gives the same text.
std::string to_canonical(Json const&);
// As a person would write it on one line: strings without their quotes, the rest as JSON.
std::string in_words(Json const& value);

// Bytes that travel as a string of characters U+0000 to U+00FF.
std::string characters_of(std::string_view bytes);
// And back; a character above U+00FF becomes its UTF-8 bytes.
std::string bytes_of(std::string_view characters);

}  // namespace parapet::range
