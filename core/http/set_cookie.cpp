#include "core/http/set_cookie.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/http/domain_name.h"

namespace parapet::http {
namespace {

// cookie-octet: %x21 / %x23-2B / %x2D-3A / %x3C-5B / %x5D-7E
bool is_cookie_octet(char c) {
    return c > ' ' && c < '\x7f' && c != '"' && c != ',' && c != ';' && c != '\\';
}

bool is_path_octet(char c) { return c >= ' ' && c < '\x7f' && c != ';'; }

template <class Predicate>
bool all(std::string_view text, Predicate allowed) {
    return std::all_of(text.begin(), text.end(), allowed);
}

// Browsers match a prefix without regard to case, so "__HOST-" is no way around it.
bool has_prefix(SetCookie const& cookie, std::string_view prefix) {
    return ascii::equal_ignoring_case(std::string_view(cookie.name).substr(0, prefix.size()),
                                      prefix);
}

bool is_secure(SetCookie const& cookie) { return cookie.transport == CookieTransport::SecureOnly; }

bool is_bound_to_host(SetCookie const& cookie) {
    return is_secure(cookie) && cookie.path == "/" && !cookie.domain.has_value();
}

bool is_out_of_reach_of_scripts(SetCookie const& cookie) {
    return is_secure(cookie) && cookie.access == CookieAccess::HttpOnly;
}

std::optional<SetCookieError> find_broken_prefix(SetCookie const& cookie) {
    if (has_prefix(cookie, "__Secure-") && !is_secure(cookie))
        return SetCookieError::SecurePrefixViolated;
    if (has_prefix(cookie, "__Http-") && !is_out_of_reach_of_scripts(cookie))
        return SetCookieError::HttpPrefixViolated;
    if (has_prefix(cookie, "__Host-Http-") &&
        (!is_bound_to_host(cookie) || !is_out_of_reach_of_scripts(cookie)))
        return SetCookieError::HostHttpPrefixViolated;
    if (has_prefix(cookie, "__Host-") && !is_bound_to_host(cookie))
        return SetCookieError::HostPrefixViolated;
    return std::nullopt;
}

bool is_path(std::string_view path) {
    return path.starts_with('/') && path.size() <= kMaxCookieAttribute && all(path, is_path_octet);
}

std::optional<SetCookieError> find_fault(SetCookie const& cookie) {
    if (cookie.name.empty()) return SetCookieError::EmptyName;
    if (!all(cookie.name, ascii::is_token_character)) return SetCookieError::BadNameCharacter;
    if (!all(cookie.value, is_cookie_octet)) return SetCookieError::BadValueCharacter;
    if (cookie.name.size() + cookie.value.size() > kMaxCookiePair)
        return SetCookieError::PairTooLong;
    if (!is_path(cookie.path)) return SetCookieError::BadPath;
    if (cookie.domain && !is_registrable_looking(*cookie.domain)) return SetCookieError::BadDomain;
    if (cookie.same_site == SameSite::None && !is_secure(cookie))
        return SetCookieError::NoneNeedsSecure;
    if (cookie.partition == CookiePartition::Partitioned && !is_secure(cookie))
        return SetCookieError::PartitionedNeedsSecure;
    return find_broken_prefix(cookie);
}

std::string_view same_site_attribute(SameSite same_site) {
    switch (same_site) {
        case SameSite::Unset: return "";
        case SameSite::None: return "; SameSite=None";
        case SameSite::Lax: return "; SameSite=Lax";
        case SameSite::Strict: return "; SameSite=Strict";
    }
    return "";
}

}  // namespace

Result<std::string, SetCookieError> serialize(SetCookie const& cookie) {
    if (auto fault = find_fault(cookie)) return Failure{*fault};

    std::string header = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
    if (cookie.domain) header += "; Domain=" + *cookie.domain;
    if (cookie.max_age) {
        auto const lifetime =
            std::clamp(*cookie.max_age, std::chrono::seconds(0), kCookieLifetimeCap);
        header += "; Max-Age=" + std::to_string(lifetime.count());
    }
    if (is_secure(cookie)) header += "; Secure";
    if (cookie.access == CookieAccess::HttpOnly) header += "; HttpOnly";
    header += same_site_attribute(cookie.same_site);
    if (cookie.partition == CookiePartition::Partitioned) header += "; Partitioned";
    return header;
}

Result<std::string, SetCookieError> serialize(SetCookie const& cookie, CookieSender const& sender) {
    auto header = serialize(cookie);
    if (!header) return header;
    if (is_secure(cookie) && sender.scheme == SenderScheme::Http)
        return Failure{SetCookieError::SecureOverPlainHttp};
    if (cookie.domain && !domain_matches(sender.host, *cookie.domain))
        return Failure{SetCookieError::DomainIsForeign};
    return header;
}

SetCookie deletion_of(SetCookie const& cookie) {
    SetCookie deletion = cookie;
    deletion.value.clear();
    deletion.max_age = std::chrono::seconds(0);
    return deletion;
}

}  // namespace parapet::http
