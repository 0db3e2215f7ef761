// Addresses: the reader agrees with the system's inet_pton, and names are folded once and for all.
#include <arpa/inet.h>

#include <array>

#include "core/auth/account_key.h"
#include "core/auth/network_key.h"
#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/base/hex.h"
#include "core/base/utf8.h"

using namespace parapet;
using namespace parapet::auth;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string const text(reinterpret_cast<char const*>(data), size);
    std::array<std::uint8_t, 16> bytes = {};
    bool const has_nul = text.find('\0') != std::string::npos;
    auto const key = network_key(text, {.ipv6_bits = 128});
    if (!has_nul && inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) {
        PARAPET_CHECK(key.value() == "4/32/" + encode_hex(ByteView(bytes).first(4)));
    } else if (!has_nul && inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1) {
        PARAPET_CHECK(key.ok());
        PARAPET_CHECK(key.value().starts_with("4/") || key.value() == "6/128/" + encode_hex(bytes));
    } else {
        PARAPET_CHECK(!key.ok());
    }
    std::string const name = account_key(text);
    PARAPET_CHECK(account_key(name) == name);
    PARAPET_CHECK(is_valid_utf8(name));
    return 0;
}
