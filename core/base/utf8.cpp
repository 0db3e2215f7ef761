#include "core/base/utf8.h"

#include <cstdint>

#include "core/base/ascii.h"

namespace parapet {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kIllFormed = 0x110000;

// How a lead byte goes on: how many bytes follow, and the range of the first of them.
struct Lead {
    int more;
    std::uint8_t low;
    std::uint8_t high;
};

// Unicode 15, table 3-7 (well-formed UTF-8 byte sequences).
Lead lead_of(std::uint8_t byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF};
    if (byte == 0xE0) return {2, 0xA0, 0xBF};
    if (byte == 0xED) return {2, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {2, 0x80, 0xBF};
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {3, 0x80, 0xBF};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {0, 0, 0};
}

std::uint8_t byte_at(std::string_view text, std::size_t at) {
    return static_cast<std::uint8_t>(text[at]);
}

// Reads one code point and moves past it; kIllFormed after a maximal ill-formed part.
char32_t next_code_point(std::string_view text, std::size_t& at) {
    std::uint8_t const first = byte_at(text, at++);
    if (first < 0x80) return first;
    Lead const lead = lead_of(first);
    if (lead.more == 0) return kIllFormed;
    char32_t code_point = first & (0x3Fu >> lead.more);
    for (int i = 0; i < lead.more; ++i) {
        if (at == text.size()) return kIllFormed;
        std::uint8_t const byte = byte_at(text, at);
        std::uint8_t const low = i == 0 ? lead.low : 0x80;
        std::uint8_t const high = i == 0 ? lead.high : 0xBF;
        if (byte < low || byte > high) return kIllFormed;
        code_point = code_point << 6 | (byte & 0x3Fu);
        ++at;
    }
    return code_point;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
    if (ascii::is_ascii(text)) return true;
    for (std::size_t at = 0; at < text.size();) {
        if (next_code_point(text, at) == kIllFormed) return false;
    }
    return true;
}

std::u32string decode_utf8(std::string_view text) {
    std::u32string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        char32_t const code_point = next_code_point(text, at);
        result += code_point == kIllFormed ? kReplacement : code_point;
    }
    return result;
}

void append_utf8(std::string& out, char32_t code_point) {
    bool const is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    char32_t const c = is_surrogate || code_point > 0x10FFFF ? kReplacement : code_point;
    if (c < 0x80) {
        out += static_cast<char>(c);
        return;
    }
    int const more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    constexpr std::uint8_t kLeadMarks[] = {0, 0xC0, 0xE0, 0xF0};
    out += static_cast<char>(kLeadMarks[more] | c >> (6 * more));
    for (int i = more - 1; i >= 0; --i) out += static_cast<char>(0x80 | (c >> (6 * i) & 0x3F));
}

std::string encode_utf8(std::u32string_view code_points) {
    std::string text;
    text.reserve(code_points.size());
    for (char32_t code_point : code_points) append_utf8(text, code_point);
    return text;
}

std::string to_valid_utf8(std::string_view text) {
    return is_valid_utf8(text) ? std::string(text) : encode_utf8(decode_utf8(text));
}

}  // namespace parapet
