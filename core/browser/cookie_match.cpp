#include "core/browser/cookie_match.h"

#include "core/base/ascii.h"

namespace parapet::browser {

bool domain_matches(http::Host const& host, std::string_view domain) {
    std::string_view const name = host.text;
    if (name == domain) return true;
    if (host.kind != http::HostKind::Domain || domain.empty()) return false;
    return name.size() > domain.size() && name.ends_with(domain) &&
           name[name.size() - domain.size() - 1] == '.';
}

bool path_matches(std::string_view request_path, std::string_view cookie_path) {
    if (!request_path.starts_with(cookie_path)) return false;
    return request_path.size() == cookie_path.size() || cookie_path.ends_with('/') ||
           request_path[cookie_path.size()] == '/';
}

std::string default_path(std::string_view request_path) {
    std::size_t const slash = request_path.rfind('/');
    if (!request_path.starts_with('/') || slash == 0) return "/";
    return std::string(request_path.substr(0, slash));
}

CookiePrefix prefix_of(std::string_view name) {
    for (CookiePrefix prefix :
         {CookiePrefix::HostHttp, CookiePrefix::Host, CookiePrefix::Http, CookiePrefix::Secure}) {
        std::string_view const text = text_of(prefix);
        if (ascii::equal_ignoring_case(name.substr(0, text.size()), text)) return prefix;
    }
    return CookiePrefix::None;
}

std::string_view text_of(CookiePrefix prefix) {
    switch (prefix) {
        case CookiePrefix::HostHttp: return "__Host-Http-";
        case CookiePrefix::Host: return "__Host-";
        case CookiePrefix::Http: return "__Http-";
        case CookiePrefix::Secure: return "__Secure-";
        case CookiePrefix::None: return "";
    }
    return "";
}

}  // namespace parapet::browser
