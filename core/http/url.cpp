#include "core/http/url.h"

namespace parapet::http {
namespace {

struct SpecialScheme {
    std::string_view name;
    std::optional<std::uint16_t> port;
};
constexpr SpecialScheme kSpecialSchemes[] = {{"http", 80}, {"https", 443}, {"ws", 80},
                                             {"wss", 443}, {"ftp", 21},    {"file", std::nullopt}};

SpecialScheme const* find_special(std::string_view scheme) {
    for (SpecialScheme const& special : kSpecialSchemes) {
        if (special.name == scheme) return &special;
    }
    return nullptr;
}

}  // namespace

std::optional<std::uint16_t> default_port(std::string_view scheme) {
    SpecialScheme const* special = find_special(scheme);
    return special == nullptr ? std::nullopt : special->port;
}

bool is_special_scheme(std::string_view scheme) { return find_special(scheme) != nullptr; }

bool Url::is_special() const { return is_special_scheme(scheme); }

std::optional<std::uint16_t> Url::effective_port() const {
    return port ? port : default_port(scheme);
}

std::string Url::host_and_port() const {
    if (!host) return "";
    return port ? host->text + ":" + std::to_string(*port) : host->text;
}

std::string Url::pathname() const {
    if (opaque_path) return *opaque_path;
    std::string text;
    for (std::string const& segment : path) text += "/" + segment;
    return text;
}

std::string Url::target() const { return query ? pathname() + "?" + *query : pathname(); }

// https://url.spec.whatwg.org/#concept-url-serializer
std::string Url::href_without_fragment() const {
    std::string text = scheme + ":";
    if (host) {
        text += "//";
        if (has_credentials()) {
            text += username;
            if (!password.empty()) text += ":" + password;
            text += "@";
        }
        text += host_and_port();
    } else if (!opaque_path && path.size() > 1 && path.front().empty()) {
        text += "/.";  // else the path's "//" would read as a host
    }
    return text + target();
}

std::string Url::href() const {
    return fragment ? href_without_fragment() + "#" + *fragment : href_without_fragment();
}

}  // namespace parapet::http
