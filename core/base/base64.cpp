#include "core/base/base64.h"

#include <array>

#include "core/base/base64_simd.h"

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

#ifdef __wasm_simd128__
constexpr std::array<std::uint8_t, 96> vector_values_of(std::string_view alphabet) {
    std::array<std::uint8_t, 96> values = {};
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        values[static_cast<unsigned char>(alphabet[i]) - base64_simd::kFirst] =
            static_cast<std::uint8_t>(base64_simd::kIsValue | i);
    return values;
}
constexpr auto kStandardVector = vector_values_of(kStandard);
constexpr auto kUrlVector = vector_values_of(kUrl);
#endif

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

std::size_t base64_length(std::size_t bytes, Base64 form) {
    return form == Base64::Standard ? (bytes + 2) / 3 * 4 : (bytes * 4 + 2) / 3;
}

std::string encode_base64(ByteView bytes, Base64 form) {
    std::string text(base64_length(bytes.size(), form), '=');
    write_base64(text.data(), bytes, form);
    return text;
}

char* write_base64(char* out, ByteView bytes, Base64 form) {
    char const* const alphabet = alphabet_of(form).data();
    std::uint8_t const* in = bytes.data();
    std::size_t left = bytes.size();
#ifdef __wasm_simd128__
    for (; left >= 16; left -= 12, in += 12, out += 16) base64_simd::encode(out, in, alphabet);
#endif
    for (; left >= 3; left -= 3, in += 3, out += 4) {
        std::uint32_t const three = std::uint32_t{in[0]} << 16 | std::uint32_t{in[1]} << 8 | in[2];
        out[0] = alphabet[three >> 18];
        out[1] = alphabet[three >> 12 & 63];
        out[2] = alphabet[three >> 6 & 63];
        out[3] = alphabet[three & 63];
    }
    if (left == 0) return out;
    std::uint32_t const last = std::uint32_t{in[0]} << 8 | (left == 2 ? in[1] : 0u);
    *out++ = alphabet[last >> 10];
    *out++ = alphabet[last >> 4 & 63];
    if (left == 2) *out++ = alphabet[last << 2 & 63];
    if (form != Base64::Standard) return out;
    if (left == 1) *out++ = '=';
    *out++ = '=';
    return out;
}

std::optional<Base64Error> decode_base64_to(std::uint8_t* out, std::string_view text, Base64 form) {
    Values const& values = form == Base64::Url ? kUrlValues : kStandardValues;
    auto const value_at = [&](std::size_t at) -> std::uint32_t {
        return values[static_cast<unsigned char>(text[at])];
    };
    std::size_t at = 0;
    std::uint32_t seen = 0;  // all values together: only kNoValue is over 63
#ifdef __wasm_simd128__
    auto const& vector_values = form == Base64::Url ? kUrlVector : kStandardVector;
    constexpr std::size_t kRoom = 24;  // characters whose bytes have room for a whole vector
    for (; text.size() - at >= kRoom; at += 16, out += 12) {
        if (!base64_simd::decode(out, text.data() + at, vector_values.data())) seen = kNoValue;
    }
#endif
    for (; text.size() - at >= 4; at += 4, out += 3) {
        std::uint32_t const a = value_at(at);
        std::uint32_t const b = value_at(at + 1);
        std::uint32_t const c = value_at(at + 2);
        std::uint32_t const d = value_at(at + 3);
        seen |= a | b | c | d;
        out[0] = static_cast<std::uint8_t>(a << 2 | b >> 4);
        out[1] = static_cast<std::uint8_t>(b << 4 | c >> 2);
        out[2] = static_cast<std::uint8_t>(c << 6 | d);
    }
    std::size_t const left = text.size() - at;
    std::uint32_t last = 0;
    for (; at < text.size(); ++at) {
        seen |= value_at(at);
        last = last << 6 | (value_at(at) & 63);
    }
    if (seen > 63)
        return text.find('=') != std::string_view::npos ? Base64Error::BadPadding
                                                        : Base64Error::BadCharacter;
    if (left == 1) return Base64Error::BadLength;
    std::uint32_t const trailing = left == 2 ? last & 15 : left == 3 ? last & 3 : 0;
    if (trailing != 0) return Base64Error::TrailingBits;
    if (left == 2) out[0] = static_cast<std::uint8_t>(last >> 4);
    if (left == 3) {
        out[0] = static_cast<std::uint8_t>(last >> 10);
        out[1] = static_cast<std::uint8_t>(last >> 2);
    }
    return std::nullopt;
}

Result<Bytes, Base64Error> decode_base64(std::string_view text, Base64 form) {
    if (form == Base64::Standard) {
        if (text.size() % 4 != 0) return Failure{Base64Error::BadPadding};
        if (text.ends_with('=')) text.remove_suffix(text.ends_with("==") ? 2 : 1);
    }
    Bytes bytes(decoded_size(text.size()));
    if (auto fault = decode_base64_to(bytes.data(), text, form)) return Failure{*fault};
    return bytes;
}

}  // namespace parapet
