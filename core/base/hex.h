// Hexadecimal, RFC 4648 section 8: written in lower case, read in either.
#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace parapet {

enum class HexError {
    OddLength,
    BadCharacter,
};
std::string_view explain(HexError);

std::string encode_hex(ByteView bytes);
// The last digits of number, no more and no fewer.
void append_hex(std::string& out, std::uint32_t number, int digits);
Result<Bytes, HexError> decode_hex(std::string_view text);

}  // namespace parapet
