// Base64, RFC 4648. Decoding is strict: a text that decodes is the one text that encodes to
// those bytes, so no two spellings of a token or a hash exist.
#pragma once

#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace parapet {

enum class Base64 {
    Standard,  // section 4, padded with "="
    Unpadded,  // section 4 without padding: PHC strings
    Url,       // section 5 without padding: JOSE, tokens in URLs
};

enum class Base64Error {
    BadLength,     // no number of bytes has this length
    BadCharacter,  // outside the alphabet; white space is too
    BadPadding,    // missing, too much, or in the middle
    TrailingBits,  // the last character carries bits that no byte uses
};
std::string_view explain(Base64Error);

std::string encode_base64(ByteView bytes, Base64 form = Base64::Standard);
Result<Bytes, Base64Error> decode_base64(std::string_view text, Base64 form = Base64::Standard);

}  // namespace parapet
