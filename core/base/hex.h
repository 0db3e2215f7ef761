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
Result<Bytes, HexError> decode_hex(std::string_view text);

}  // namespace parapet
