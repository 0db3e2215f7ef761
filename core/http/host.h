// Hosts as the URL standard reads them (https://url.spec.whatwg.org/#host-parsing): domains,
// IPv4 in every spelling browsers accept, IPv6, and the opaque hosts of other schemes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace parapet::http {

enum class HostKind { Empty, Domain, Ipv4, Ipv6, Opaque };

// text is the serialization: a lower-case domain, "192.0.2.1", "[2001:db8::1]", or percent-encoded.
struct Host {
    HostKind kind = HostKind::Empty;
    std::string text = {};

    bool operator==(Host const&) const = default;
};

enum class UrlError {
    MissingScheme,       // relative, and there is no base to resolve it against
    OpaqueBase,          // relative, and the base (mailto:, data: …) has no hierarchy
    MissingHost,         // "http://", "http://user@/"
    ForbiddenCharacter,  // in a host
    BadIpv4,             // a host that ends in a number but is no IPv4 address
    BadIpv6,             // an unclosed bracket or no IPv6 address in it
    BadPort,             // not a number up to 65535
    NeedsIdna,           // a host with non-ASCII characters: Unicode mapping is not done here
};
std::string_view explain(UrlError);

enum class HostRules { Special, NotSpecial };
Result<Host, UrlError> parse_host(std::string_view input, HostRules);

namespace detail {

// Nothing when text does not end in a number and so is no IPv4 address; else the address.
std::optional<Result<Host, UrlError>> parse_ipv4(std::string_view text);
// text without its brackets.
Result<Host, UrlError> parse_ipv6(std::string_view text);

}  // namespace detail

}  // namespace parapet::http
