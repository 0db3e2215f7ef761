// Origins (RFC 6454; HTML standard, "origin") and sites ("schemeful same site"): who is the same
// party to a browser. Which names anybody may register under is a parameter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/url.h"

namespace parapet::http {

class Origin {
public:
    // Equal to no origin, itself included: a sandboxed frame, a data: URL.
    static Origin opaque() { return Origin(); }
    static Origin of(Url const& url);

    bool is_opaque() const { return !tuple_.has_value(); }
    // The parts of a tuple origin; asking an opaque one is a bug.
    std::string const& scheme() const;
    Host const& host() const;
    // Nothing for schemes without a default port.
    std::optional<std::uint16_t> port() const;

    // As in an Origin header: "https://shop.example", without the scheme's own port, or "null".
    std::string serialize() const;

private:
    struct Tuple {
        std::string scheme;
        Host host;
        std::optional<std::uint16_t> port;

        bool operator==(Tuple const&) const = default;
    };
    Tuple const& tuple() const;
    friend bool same_origin(Origin const&, Origin const&);

    std::optional<Tuple> tuple_;
};

bool same_origin(Origin const& a, Origin const& b);

// Names under which anybody may register one, such as "example" or "co.example". What is not
// listed follows the public suffix list's default rule: the last label alone is a suffix.
using PublicSuffixes = std::vector<std::string>;

// "shop.example" for "www.shop.example"; nothing for a suffix itself and for IP addresses.
std::optional<std::string> registrable_domain(Host const& host, PublicSuffixes const& suffixes);

// https://html.spec.whatwg.org/#same-site: schemes and registrable domains are the same. Ports do
// not count.
bool same_site(Origin const& a, Origin const& b, PublicSuffixes const& suffixes);

}  // namespace parapet::http
