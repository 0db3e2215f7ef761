// The IPv4 and IPv6 parsers and serializers of the URL standard.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "core/base/ascii.h"
#include "core/http/host.h"

namespace parapet::http::detail {
namespace {

constexpr std::uint64_t kTooLarge = std::uint64_t{1} << 32;

// https://url.spec.whatwg.org/#ipv4-number-parser; kTooLarge for whatever needs more than 32 bits.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
    if (text.empty()) return std::nullopt;
    std::uint32_t base = 10;
    if (text.starts_with("0x") || text.starts_with("0X")) {
        text.remove_prefix(2);
        base = 16;
    } else if (text.size() > 1 && text.front() == '0') {
        text.remove_prefix(1);
        base = 8;
    }
    std::uint64_t number = 0;
    for (char c : text) {
        int const digit = ascii::hex_value(c);
        if (digit < 0 || digit >= static_cast<int>(base)) return std::nullopt;
        number = std::min(number * base + static_cast<std::uint64_t>(digit), kTooLarge);
    }
    return number;
}

std::vector<std::string_view> split_at_dots(std::string_view text) {
    std::vector<std::string_view> parts;
    for (;;) {
        std::size_t const dot = text.find('.');
        parts.push_back(text.substr(0, dot));
        if (dot == std::string_view::npos) return parts;
        text.remove_prefix(dot + 1);
    }
}

bool ends_in_number(std::string_view last) {
    bool const all_digits = !last.empty() && std::all_of(last.begin(), last.end(), ascii::is_digit);
    return all_digits || ipv4_number(last).has_value();
}

std::string serialize_ipv4(std::uint32_t address) {
    std::string text;
    for (int shift = 24; shift >= 0; shift -= 8) {
        text += std::to_string(address >> shift & 255);
        if (shift > 0) text += '.';
    }
    return text;
}

using Pieces = std::array<std::uint16_t, 8>;

// "1.2.3.4" at the end of an IPv6 address, strictly decimal, into two pieces.
bool take_embedded_ipv4(std::string_view text, Pieces& pieces, std::size_t at) {
    auto const parts = split_at_dots(text);
    if (at > 6 || parts.size() != 4) return false;
    for (std::size_t i = 0; i < 4; ++i) {
        std::string_view const part = parts[i];
        unsigned number = 0;
        auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        bool const leading_zero = part.size() > 1 && part.front() == '0';
        if (error != std::errc() || end != part.data() + part.size() || number > 255 ||
            leading_zero)
            return false;
        std::uint16_t& piece = pieces[at + i / 2];
        piece = static_cast<std::uint16_t>(piece * 256u + number);
    }
    return true;
}

// Up to four hexadecimal digits; the caller looks at what follows them.
std::size_t take_piece(std::string_view text, std::uint16_t& piece) {
    std::size_t length = 0;
    for (; length < 4 && length < text.size() && ascii::is_hex_digit(text[length]); ++length) {
        piece = static_cast<std::uint16_t>(piece << 4 | ascii::hex_value(text[length]));
    }
    return length;
}

// Where the longest run of at least two zero pieces starts, and its length.
struct Run {
    std::size_t start = 8;
    std::size_t length = 1;
};
Run longest_zero_run(Pieces const& pieces) {
    Run longest;
    for (std::size_t i = 0; i < 8; ++i) {
        std::size_t end = i;
        while (end < 8 && pieces[end] == 0) ++end;
        if (end - i > longest.length) longest = {i, end - i};
        if (end > i) i = end - 1;
    }
    return longest;
}

std::string serialize_ipv6(Pieces const& pieces) {
    Run const run = longest_zero_run(pieces);
    std::string text = "[";
    for (std::size_t i = 0; i < 8;) {
        if (i == run.start) {
            text += i == 0 ? "::" : ":";
            i += run.length;
            continue;
        }
        char digits[4];
        auto const end = std::to_chars(digits, digits + 4, pieces[i], 16).ptr;
        text.append(digits, end);
        if (++i < 8) text += ':';
    }
    return text + "]";
}

}  // namespace

// https://url.spec.whatwg.org/#concept-ipv4-parser, after the ends-in-a-number checker.
std::optional<Result<Host, UrlError>> parse_ipv4(std::string_view text) {
    auto parts = split_at_dots(text);
    if (parts.size() > 1 && parts.back().empty()) parts.pop_back();
    if (!ends_in_number(parts.back())) return std::nullopt;

    Result<Host, UrlError> const bad = Failure{UrlError::BadIpv4};
    if (parts.size() > 4) return bad;
    std::uint64_t address = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto const number = ipv4_number(parts[i]);
        bool const last = i + 1 == parts.size();
        std::uint64_t const limit = last ? std::uint64_t{1} << 8 * (5 - parts.size()) : 256;
        if (!number || *number >= limit) return bad;
        address += last ? *number : *number << 8 * (3 - i);
    }
    return Host{HostKind::Ipv4, serialize_ipv4(static_cast<std::uint32_t>(address))};
}

// https://url.spec.whatwg.org/#concept-ipv6-parser
Result<Host, UrlError> parse_ipv6(std::string_view text) {
    Failure const bad{UrlError::BadIpv6};
    Pieces pieces = {};
    std::size_t count = 0;
    std::optional<std::size_t> compress;  // the piece after "::", which stands for one at least
    if (text.starts_with(':')) {
        if (!text.starts_with("::")) return bad;
        text.remove_prefix(2);
        compress = ++count;
    }
    while (!text.empty()) {
        if (count == 8) return bad;
        if (text.front() == ':') {
            if (compress) return bad;
            text.remove_prefix(1);
            compress = ++count;
            continue;
        }
        std::size_t const length = take_piece(text, pieces[count]);
        std::string_view const after = text.substr(length);
        if (after.starts_with('.')) {
            pieces[count] = 0;
            if (length == 0 || !take_embedded_ipv4(text, pieces, count)) return bad;
            count += 2;
            break;
        }
        if (!after.empty() && (after.front() != ':' || after.size() == 1)) return bad;
        if (length == 0) return bad;
        text = after.empty() ? after : after.substr(1);
        ++count;
    }
    if (compress) {
        std::rotate(pieces.begin() + static_cast<std::ptrdiff_t>(*compress),
                    pieces.begin() + static_cast<std::ptrdiff_t>(count), pieces.end());
    } else if (count != 8) {
        return bad;
    }
    return Host{HostKind::Ipv6, serialize_ipv6(pieces)};
}

}  // namespace parapet::http::detail
