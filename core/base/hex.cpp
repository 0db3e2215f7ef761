#include "core/base/hex.h"

#include "core/base/ascii.h"

namespace parapet {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";

}  // namespace

std::string_view explain(HexError error) {
    switch (error) {
        case HexError::OddLength: return "Hexadecimal text has two characters for every byte.";
        case HexError::BadCharacter: return "A character is not one of 0-9, a-f and A-F.";
    }
    return "Unknown hexadecimal error.";
}

std::string encode_hex(ByteView bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (std::uint8_t byte : bytes) {
        text += kHexDigits[byte >> 4];
        text += kHexDigits[byte & 15];
    }
    return text;
}

void append_hex(std::string& out, std::uint32_t number, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += kHexDigits[number >> shift & 15];
}

Result<Bytes, HexError> decode_hex(std::string_view text) {
    if (text.size() % 2 != 0) return Failure{HexError::OddLength};
    Bytes bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        int const high = ascii::hex_value(text[i]);
        int const low = ascii::hex_value(text[i + 1]);
        if (high < 0 || low < 0) return Failure{HexError::BadCharacter};
        bytes.push_back(static_cast<std::uint8_t>(high << 4 | low));
    }
    return bytes;
}

}  // namespace parapet
