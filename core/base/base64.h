// Base64, RFC 4648. Decoding is strict: a text that decodes is the one text that encodes to
// those bytes, so no two spellings of a token or a hash exist.
#pragma once

#include <optional>
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
// How long that is, and the same at a place with room for it; gives its end.
std::size_t base64_length(std::size_t bytes, Base64 form);
char* write_base64(char* out, ByteView bytes, Base64 form);
Result<Bytes, Base64Error> decode_base64(std::string_view text, Base64 form = Base64::Standard);
// Of a text without padding, at a place with room for decoded_size() bytes; they mean something
// when there is no error.
constexpr std::size_t decoded_size(std::size_t characters) { return characters * 3 / 4; }
std::optional<Base64Error> decode_base64_to(std::uint8_t* out, std::string_view text, Base64 form);

}  // namespace parapet
