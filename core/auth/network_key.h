// The network behind an address, as a key for rate limits. Whoever has an IPv6 address has at
// least 2^64 of them, so single ones are no key. The address is the connection's or the trusted
// proxy's, never what a client claims.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace parapet::auth {

enum class AddressError {
    BadAddress,  // neither dotted IPv4 nor IPv6 text; zones ("%eth0") and brackets are not either
    BadPrefix,   // over 32 or 128 bits
};
std::string_view explain(AddressError);

struct NetworkPrefix {
    int ipv4_bits = 32;
    int ipv6_bits = 64;
};

// "192.0.2.7" -> "4/32/c0000207"; "2001:db8::1" -> "6/64/20010db8000000000000000000000000". An
// IPv4-mapped address ("::ffff:192.0.2.7") is the IPv4 address.
Result<std::string, AddressError> network_key(std::string_view address, NetworkPrefix = {});

}  // namespace parapet::auth
