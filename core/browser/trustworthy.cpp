#include "core/browser/trustworthy.h"

namespace parapet::browser {
namespace {

bool is_loopback(http::Host const& host) {
    if (host.kind == http::HostKind::Ipv4) return host.text.starts_with("127.");
    if (host.kind == http::HostKind::Ipv6) return host.text == "[::1]";
    std::string_view name = host.text;
    if (name.ends_with('.')) name.remove_suffix(1);
    return name == "localhost" || name.ends_with(".localhost");
}

}  // namespace

bool is_potentially_trustworthy(http::Origin const& origin) {
    if (origin.is_opaque()) return false;
    return origin.scheme() == "https" || origin.scheme() == "wss" || is_loopback(origin.host());
}

bool is_potentially_trustworthy(http::Url const& url) {
    if (url.scheme == "data" || url.scheme == "file") return true;
    if (url.scheme == "about") return url.opaque_path == "blank" || url.opaque_path == "srcdoc";
    return is_potentially_trustworthy(http::Origin::of(url));
}

}  // namespace parapet::browser
