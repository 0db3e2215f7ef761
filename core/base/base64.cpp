#include "core/base/base64.h"

#include <array>

namespace parapet {
namespace {

constexpr std::string_view kStandard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrl =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

constexpr std::string_view alphabet_of(Base64 form) {
    return form == Base64::Url ? kUrl : kStandard;
}

// The value of each character; what is outside the alphabet has none.
using Values = std::array<std::uint8_t, 256>;
constexpr std::uint8_t kNoValue = 0xff;

constexpr Values values_of(std::string_view alphabet) {
    Values values = {};
    for (std::uint8_t& value : values) value = kNoValue;
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return values;
}
constexpr Values kStandardValues = values_of(kStandard);
constexpr Values kUrlValues = values_of(kUrl);

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
    char const* const alphabet = alphabet_of(form).data();
    std::string text((bytes.size() * 4 + 2) / 3, '\0');
    char* out = text.data();
    std::uint32_t pending = 0;
    int bits = 0;
    for (std::uint8_t byte : bytes) {
        pending = pending << 8 | byte;
        for (bits += 8; bits >= 6; bits -= 6) *out++ = alphabet[pending >> (bits - 6) & 63];
    }
    if (bits > 0) *out = alphabet[pending << (6 - bits) & 63];
    if (form == Base64::Standard) text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

Result<Bytes, Base64Error> decode_base64(std::string_view text, Base64 form) {
    if (form == Base64::Standard) {
        if (text.size() % 4 != 0) return Failure{Base64Error::BadPadding};
        if (text.ends_with('=')) text.remove_suffix(text.ends_with("==") ? 2 : 1);
    }
    if (text.find('=') != std::string_view::npos) return Failure{Base64Error::BadPadding};

    Values const& values = form == Base64::Url ? kUrlValues : kStandardValues;
    Bytes bytes(text.size() * 3 / 4);
    std::uint8_t* out = bytes.data();
    std::uint32_t pending = 0;
    int bits = 0;
    for (char c : text) {
        std::uint8_t const value = values[static_cast<unsigned char>(c)];
        if (value == kNoValue) return Failure{Base64Error::BadCharacter};
        pending = pending << 6 | value;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            *out++ = static_cast<std::uint8_t>(pending >> bits);
        }
    }
    if (bits == 6) return Failure{Base64Error::BadLength};
    if ((pending & ((1u << bits) - 1)) != 0) return Failure{Base64Error::TrailingBits};
    return bytes;
}

}  // namespace parapet
