#include "core/auth/network_key.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/bytes.h"
#include "core/base/hex.h"

namespace parapet::auth {
namespace {

// Exactly four decimal numbers without leading zeros, which some readers take as octal.
std::optional<Bytes> parse_ipv4(std::string_view text) {
    Bytes bytes;
    for (;;) {
        std::size_t const dot = text.find('.');
        std::string_view const part = text.substr(0, dot);
        std::uint8_t number = 0;
        auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (error != std::errc() || end != part.data() + part.size() ||
            (part.size() > 1 && part.front() == '0'))
            return std::nullopt;
        bytes.push_back(number);
        if (dot == std::string_view::npos) break;
        text.remove_prefix(dot + 1);
    }
    if (bytes.size() != 4) return std::nullopt;
    return bytes;
}

// Groups of four hexadecimal digits between colons, the last possibly an IPv4 address. An empty
// text has none.
std::optional<Bytes> parse_groups(std::string_view text) {
    Bytes bytes;
    while (!text.empty()) {
        std::size_t const colon = text.find(':');
        std::string_view const group = text.substr(0, colon);
        if (colon == std::string_view::npos && group.find('.') != std::string_view::npos) {
            auto const tail = parse_ipv4(group);
            if (!tail) return std::nullopt;
            bytes.insert(bytes.end(), tail->begin(), tail->end());
            break;
        }
        if (group.empty() || group.size() > 4 ||
            !std::all_of(group.begin(), group.end(), ascii::is_hex_digit))
            return std::nullopt;
        std::uint16_t value = 0;
        std::from_chars(group.data(), group.data() + group.size(), value, 16);
        bytes.push_back(static_cast<std::uint8_t>(value >> 8));
        bytes.push_back(static_cast<std::uint8_t>(value & 255));
        if (colon == std::string_view::npos) break;
        text.remove_prefix(colon + 1);
        if (text.empty()) return std::nullopt;
    }
    return bytes;
}

// RFC 4291 section 2.2
std::optional<Bytes> parse_ipv6(std::string_view text) {
    std::size_t const gap = text.find("::");
    if (gap == std::string_view::npos) {
        auto bytes = parse_groups(text);
        if (!bytes || bytes->size() != 16) return std::nullopt;
        return bytes;
    }
    std::string_view const before = text.substr(0, gap);
    auto head = parse_groups(before);
    auto const tail = parse_groups(text.substr(gap + 2));
    if (!head || !tail || before.find('.') != std::string_view::npos ||
        head->size() + tail->size() > 14)
        return std::nullopt;
    head->resize(16 - tail->size());
    head->insert(head->end(), tail->begin(), tail->end());
    return head;
}

bool is_ipv4_mapped(Bytes const& address) {
    constexpr std::array<std::uint8_t, 12> kPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return address.size() == 16 && std::equal(kPrefix.begin(), kPrefix.end(), address.begin());
}

void keep_bits(Bytes& address, int bits) {
    for (std::uint8_t& byte : address) {
        if (bits < 8) byte = static_cast<std::uint8_t>(byte & ~(0xff >> bits));
        bits = std::max(bits - 8, 0);
    }
}

}  // namespace

std::string_view explain(AddressError error) {
    switch (error) {
        case AddressError::BadAddress: return "This is no IPv4 or IPv6 address.";
        case AddressError::BadPrefix: return "A prefix is 0 to 32 bits (IPv4) or 128 (IPv6).";
    }
    return "Unknown address error.";
}

Result<std::string, AddressError> network_key(std::string_view text, NetworkPrefix prefix) {
    if (prefix.ipv4_bits < 0 || prefix.ipv4_bits > 32 || prefix.ipv6_bits < 0 ||
        prefix.ipv6_bits > 128)
        return Failure{AddressError::BadPrefix};
    auto address = text.find(':') == std::string_view::npos ? parse_ipv4(text) : parse_ipv6(text);
    if (!address) return Failure{AddressError::BadAddress};
    if (is_ipv4_mapped(*address)) address->erase(address->begin(), address->begin() + 12);

    bool const is_ipv4 = address->size() == 4;
    int const bits = is_ipv4 ? prefix.ipv4_bits : prefix.ipv6_bits;
    keep_bits(*address, bits);
    return (is_ipv4 ? "4/" : "6/") + std::to_string(bits) + "/" + encode_hex(*address);
}

}  // namespace parapet::auth
