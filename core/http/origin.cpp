#include "core/http/origin.h"

#include "core/base/check.h"

namespace parapet::http {
namespace {

bool is_or_is_under(std::string_view name, std::string_view suffix) {
    if (!name.ends_with(suffix)) return false;
    return name.size() == suffix.size() || name[name.size() - suffix.size() - 1] == '.';
}

// The longest listed suffix of name, or its last label.
std::string_view public_suffix(std::string_view name, PublicSuffixes const& suffixes) {
    std::size_t const dot = name.rfind('.');
    std::string_view longest = dot == std::string_view::npos ? name : name.substr(dot + 1);
    for (std::string const& suffix : suffixes) {
        if (suffix.size() > longest.size() && is_or_is_under(name, suffix)) {
            longest = name.substr(name.size() - suffix.size());
        }
    }
    return longest;
}

}  // namespace

// https://url.spec.whatwg.org/#concept-url-origin
Origin Origin::of(Url const& url) {
    if (url.scheme == "blob" && url.opaque_path) {
        auto const inner = parse_url(*url.opaque_path);
        bool const is_web =
            inner.ok() && (inner.value().scheme == "http" || inner.value().scheme == "https");
        return is_web ? of(inner.value()) : opaque();
    }
    if (!url.is_special() || url.scheme == "file" || !url.host) return opaque();
    Origin origin;
    origin.tuple_ = Tuple{url.scheme, *url.host, url.effective_port()};
    return origin;
}

Origin::Tuple const& Origin::tuple() const {
    PARAPET_CHECK(tuple_.has_value());
    return *tuple_;
}

std::string const& Origin::scheme() const { return tuple().scheme; }
Host const& Origin::host() const { return tuple().host; }
std::optional<std::uint16_t> Origin::port() const { return tuple().port; }

std::string Origin::serialize() const {
    if (is_opaque()) return "null";
    std::string text = scheme() + "://" + host().text;
    if (port() && port() != default_port(scheme())) text += ":" + std::to_string(*port());
    return text;
}

bool same_origin(Origin const& a, Origin const& b) {
    return !a.is_opaque() && a.tuple_ == b.tuple_;
}

// https://url.spec.whatwg.org/#host-registrable-domain
std::optional<std::string> registrable_domain(Host const& host, PublicSuffixes const& suffixes) {
    if (host.kind != HostKind::Domain) return std::nullopt;
    // A dot at the end makes another name, but not another owner; it stays in the answer.
    std::string_view name = host.text;
    std::string_view const final_dot = name.ends_with('.') ? "." : "";
    name.remove_suffix(final_dot.size());
    std::string_view const suffix = public_suffix(name, suffixes);
    if (suffix.size() >= name.size()) return std::nullopt;
    std::string_view const before = name.substr(0, name.size() - suffix.size() - 1);
    std::size_t const dot = before.rfind('.');
    std::size_t const start = dot == std::string_view::npos ? 0 : dot + 1;
    return std::string(name.substr(start)) + std::string(final_dot);
}

bool same_site(Origin const& a, Origin const& b, PublicSuffixes const& suffixes) {
    if (a.is_opaque() || b.is_opaque() || a.scheme() != b.scheme()) return false;
    if (a.host() == b.host()) return true;
    auto const domain = registrable_domain(a.host(), suffixes);
    return domain.has_value() && domain == registrable_domain(b.host(), suffixes);
}

}  // namespace parapet::http
