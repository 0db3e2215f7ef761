#include "core/browser/csp_match.h"

#include <charconv>

#include "core/base/ascii.h"
#include "core/browser/splitting.h"
#include "core/http/percent.h"

namespace parapet::browser {
namespace {

bool is_secure(std::string_view scheme) { return scheme == "https" || scheme == "wss"; }

// IPv4address of RFC 3986: four decimal numbers up to 255.
bool is_ipv4(std::string_view text) {
    auto const octets = strictly_split(text, '.');
    if (octets.size() != 4) return false;
    for (std::string_view octet : octets) {
        unsigned value = 256;
        auto const [end, error] = std::from_chars(octet.data(), octet.data() + octet.size(), value);
        if (error != std::errc() || end != octet.data() + octet.size() || value > 255) return false;
    }
    return true;
}

// A request of a WebSocket carries an http(s) URL in Fetch, so "*" covers ws and wss.
bool star_matches(http::Url const& url, http::Origin const& self) {
    return url.scheme == "http" || url.scheme == "https" || url.scheme == "ws" ||
           url.scheme == "wss" || (!self.is_opaque() && self.scheme() == url.scheme);
}

// Step 4 of 6.7.2.7: the origin itself, or the same host by a scheme at least as secure.
bool self_matches(http::Url const& url, http::Origin const& self) {
    if (self.is_opaque()) return false;
    if (same_origin(self, http::Origin::of(url))) return true;
    if (!url.host || !(*url.host == self.host())) return false;
    bool const ports_agree = self.port() == url.effective_port() ||
                             (self.port() == http::default_port(self.scheme()) && !url.port);
    if (!ports_agree) return false;
    return is_secure(url.scheme) ||
           (self.scheme() == "http" && (url.scheme == "http" || url.scheme == "ws"));
}

bool host_matches(HostSource const& source, http::Url const& url, http::Origin const& self,
                  Redirects redirects) {
    if (!url.host) return false;
    if (!source.scheme && self.is_opaque()) return false;
    std::string_view const scheme = source.scheme ? *source.scheme : self.scheme();
    return scheme_part_matches(scheme, url.scheme) &&
           host_part_matches(source.host, url.host->text) &&
           port_part_matches(source.port, scheme, url) &&
           (redirects == Redirects::Followed || path_part_matches(source.path, url.pathname()));
}

}  // namespace

bool matches(SourceExpression const& expression, http::Url const& url, http::Origin const& self,
             Redirects redirects) {
    if (auto const* keyword = std::get_if<KeywordSource>(&expression.kind))
        return *keyword == KeywordSource::Self && self_matches(url, self);
    if (auto const* source = std::get_if<SchemeSource>(&expression.kind))
        return scheme_part_matches(source->scheme, url.scheme);
    if (auto const* source = std::get_if<HostSource>(&expression.kind)) {
        return (expression.text == "*" && star_matches(url, self)) ||
               host_matches(*source, url, self, redirects);
    }
    return false;  // a nonce or a hash matches what carries it, not a URL
}

SourceExpression const* find_match(SourceList const& list, http::Url const& url,
                                   http::Origin const& self, Redirects redirects) {
    for (SourceExpression const& each : list.expressions)
        if (matches(each, url, self, redirects)) return &each;
    return nullptr;
}

bool scheme_part_matches(std::string_view part, std::string_view scheme) {
    if (part == scheme) return true;
    if (part == "http") return scheme == "https";
    if (part == "ws") return scheme == "wss" || scheme == "http" || scheme == "https";
    return part == "wss" && scheme == "https";
}

bool host_part_matches(std::string_view part, std::string_view host) {
    if (part.starts_with('*')) return ascii::lower(host).ends_with(ascii::lower(part.substr(1)));
    if (!ascii::equal_ignoring_case(part, host)) return false;
    return !is_ipv4(part) || part == "127.0.0.1";
}

bool port_part_matches(std::optional<std::string> const& part, std::string_view expected_scheme,
                       http::Url const& url) {
    if (!part) return !url.port || url.port == http::default_port(url.scheme);
    if (*part == "*") return true;
    unsigned number = 65536;  // what is out of range matches no port
    std::from_chars(part->data(), part->data() + part->size(), number);
    auto const port = url.effective_port();
    if (!port) return false;
    bool const is_upgraded = !is_secure(expected_scheme) && is_secure(url.scheme);
    return number == *port || (is_upgraded && number == 80 && port == 443);
}

bool path_part_matches(std::string_view part, std::string_view path) {
    if (part.empty() || (part == "/" && path.empty())) return true;
    auto pieces = strictly_split(part, '/');
    auto const given = strictly_split(path, '/');
    bool const is_prefix = part.ends_with('/');
    if (pieces.size() > given.size() || (!is_prefix && pieces.size() != given.size())) return false;
    if (is_prefix) pieces.pop_back();
    for (std::size_t i = 0; i < pieces.size(); ++i)
        if (http::percent_decode(pieces[i]) != http::percent_decode(given[i])) return false;
    return true;
}

}  // namespace parapet::browser
