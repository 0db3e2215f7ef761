#include "core/http/host.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/http/percent.h"

namespace parapet::http {
namespace {

bool is_forbidden_in_host(char c) {
    constexpr std::string_view kForbidden("\0\t\n\r #/:<>?@[\\]^|", 17);
    return kForbidden.find(c) != std::string_view::npos;
}

bool is_forbidden_in_domain(char c) {
    return is_forbidden_in_host(c) || (c >= 0 && c < ' ') || c == '%' || c == '\x7f';
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// https://url.spec.whatwg.org/#concept-opaque-host-parser
Result<Host, UrlError> parse_opaque_host(std::string_view input) {
    if (std::any_of(input.begin(), input.end(), is_forbidden_in_host))
        return Failure{UrlError::ForbiddenCharacter};
    if (input.empty()) return Host{};
    return Host{HostKind::Opaque, percent_encode(input, PercentSet::C0Control)};
}

}  // namespace

std::string_view explain(UrlError error) {
    switch (error) {
        case UrlError::MissingScheme:
            return "A relative URL needs a base URL to be resolved against.";
        case UrlError::OpaqueBase:
            return "A relative URL cannot be resolved against a base without a hierarchy.";
        case UrlError::MissingHost: return "The URL has no host.";
        case UrlError::ForbiddenCharacter:
            return "The host holds a character that no host may hold.";
        case UrlError::BadIpv4: return "The host ends in a number, but it is not an IPv4 address.";
        case UrlError::BadIpv6: return "What stands in brackets is not an IPv6 address.";
        case UrlError::BadPort: return "The port is not a number up to 65535.";
        case UrlError::NeedsIdna:
            return "The host has non-ASCII characters; write it in its xn-- form.";
    }
    return "Unknown URL error.";
}

// https://url.spec.whatwg.org/#concept-host-parser
Result<Host, UrlError> parse_host(std::string_view input, HostRules rules) {
    if (input.starts_with('[')) {
        if (!input.ends_with(']')) return Failure{UrlError::BadIpv6};
        return detail::parse_ipv6(input.substr(1, input.size() - 2));
    }
    if (rules == HostRules::NotSpecial) return parse_opaque_host(input);

    // Domain to ASCII, for a domain that is ASCII already: "xn--" labels pass through unread.
    std::string const text = ascii::lower(percent_decode(input));
    if (!is_ascii(text)) return Failure{UrlError::NeedsIdna};
    if (text.empty()) return Failure{UrlError::MissingHost};
    if (std::any_of(text.begin(), text.end(), is_forbidden_in_domain))
        return Failure{UrlError::ForbiddenCharacter};
    if (auto address = detail::parse_ipv4(text)) return *address;
    return Host{HostKind::Domain, text};
}

}  // namespace parapet::http
