#include "core/base/base64.h"

namespace parapet {
namespace {

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::string_view alphabet_of(Base64 form) {
    return form == Base64::Url ? kUrl : kStandard;
}

}  // namespace

std::string_view explain(Base64Error error) {
    switch (error) {
        case Base64Error::BadLength: return "Base64 of this length encodes no whole bytes.";
        case Base64Error::BadCharacter: return "A character is outside the Base64 alphabet.";
        case Base64Error::BadPadding: return "The padding is missing, too long or misplaced.";
        case Base64Error::TrailingBits:
            return "The last character carries bits that belong to no byte.";
    }
    return "Unknown Base64 error.";
}

std::string encode_base64(ByteView bytes, Base64 form) {
    std::string_view const alphabet = alphabet_of(form);
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t pending = 0;
    int bits = 0;
    for (std::uint8_t byte : bytes) {
        pending = pending << 8 | byte;
        for (bits += 8; bits >= 6; bits -= 6) text += alphabet[pending >> (bits - 6) & 63];
    }
    if (bits > 0) text += alphabet[pending << (6 - bits) & 63];
    if (form == Base64::Standard) text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

Result<Bytes, Base64Error> decode_base64(std::string_view text, Base64 form) {
    if (form == Base64::Standard) {
        if (text.size() % 4 != 0) return Failure{Base64Error::BadPadding};
        if (text.ends_with('=')) text.remove_suffix(text.ends_with("==") ? 2 : 1);
    }
    if (text.find('=') != std::string_view::npos) return Failure{Base64Error::BadPadding};

    std::string_view const alphabet = alphabet_of(form);
    Bytes bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t pending = 0;
    int bits = 0;
    for (char c : text) {
        std::size_t const value = alphabet.find(c);
        if (value == std::string_view::npos) return Failure{Base64Error::BadCharacter};
        pending = pending << 6 | static_cast<std::uint32_t>(value);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::uint8_t>(pending >> bits));
        }
    }
    if (bits == 6) return Failure{Base64Error::BadLength};
    if ((pending & ((1u << bits) - 1)) != 0) return Failure{Base64Error::TrailingBits};
    return bytes;
}

}  // namespace parapet
