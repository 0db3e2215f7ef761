#include "core/http/cors_answer.h"

#include <algorithm>
#include <optional>

#include "core/base/ascii.h"
#include "core/http/domain_name.h"

namespace parapet::http {
namespace {

constexpr std::chrono::seconds kMaxPreflightAge = std::chrono::hours(24);

bool is_token(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), ascii::is_token_character);
}

bool is_ipv6_literal(std::string_view host) {
    return host.size() > 2 && host.front() == '[' && host.back() == ']' &&
           std::all_of(host.begin() + 1, host.end() - 1,
                       [](char c) { return ascii::is_hex_digit(c) || c == ':'; });
}

bool is_port(std::string_view port, std::string_view default_port) {
    return !port.empty() && port.size() <= 5 && port.front() != '0' && port != default_port &&
           std::all_of(port.begin(), port.end(), ascii::is_digit);
}

// The text a browser sends as Origin, so that comparing texts is comparing origins.
bool is_serialized_origin(std::string_view origin) {
    if (ascii::lower(origin) != origin) return false;
    std::string_view default_port;
    if (origin.starts_with("https://"))
        default_port = "443";
    else if (origin.starts_with("http://"))
        default_port = "80";
    else
        return false;
    origin.remove_prefix(origin.find("://") + 3);
    std::size_t const bracket = origin.find(']');
    std::size_t const colon = origin.find(':', bracket == std::string_view::npos ? 0 : bracket);
    std::string_view const host = origin.substr(0, colon);
    if (!is_domain_name(host) && !is_ipv6_literal(host)) return false;
    return colon == std::string_view::npos || is_port(origin.substr(colon + 1), default_port);
}

std::optional<CorsError> find_fault(CorsRules const& rules) {
    for (std::string const& origin : rules.origins) {
        if (origin == "null") return CorsError::NullOrigin;
        if (origin == "*") {
            if (rules.origins.size() > 1) return CorsError::AnyWithOthers;
            if (rules.credentials == CorsCredentials::Allow) return CorsError::AnyWithCredentials;
        } else if (!is_serialized_origin(origin)) {
            return CorsError::BadOrigin;
        }
    }
    auto const all_tokens = [](std::vector<std::string> const& names) {
        return std::all_of(names.begin(), names.end(), is_token);
    };
    if (!all_tokens(rules.methods)) return CorsError::BadMethod;
    if (!all_tokens(rules.request_headers) || !all_tokens(rules.exposed_headers))
        return CorsError::BadHeaderName;
    if (rules.max_age.count() < 0 || rules.max_age > kMaxPreflightAge) return CorsError::BadMaxAge;
    return std::nullopt;
}

void append_list(HeaderList& headers, std::string name, std::vector<std::string> const& values) {
    if (values.empty()) return;
    std::string joined;
    for (std::string const& value : values) joined += (joined.empty() ? "" : ", ") + value;
    headers.append(std::move(name), std::move(joined));
}

}  // namespace

std::string_view explain(CorsError error) {
    switch (error) {
        case CorsError::BadOrigin:
            return "An origin is scheme://host[:port] as a browser sends it: lower case, no path, "
                   "no default port.";
        case CorsError::NullOrigin:
            return "Any page can make its origin null with a sandboxed frame: never allow it.";
        case CorsError::AnyWithOthers: return "\"*\" stands alone.";
        case CorsError::AnyWithCredentials:
            return "A browser refuses \"*\" for a request with credentials: name the origins.";
        case CorsError::BadMethod: return "A method is a token.";
        case CorsError::BadHeaderName: return "A header name is a token.";
        case CorsError::BadMaxAge: return "A preflight is kept for 0 to 86,400 seconds.";
    }
    return "Unknown CORS error.";
}

Result<CorsPolicy, CorsError> CorsPolicy::of(CorsRules rules) {
    if (auto fault = find_fault(rules)) return Failure{*fault};
    return CorsPolicy(std::move(rules));
}

bool CorsPolicy::allows(std::string_view origin) const {
    return is_any() ||
           std::find(rules_.origins.begin(), rules_.origins.end(), origin) != rules_.origins.end();
}

HeaderList CorsPolicy::answer_to(std::string_view origin) const {
    HeaderList headers;
    if (is_any()) {
        headers.append("Access-Control-Allow-Origin", "*");
        return headers;
    }
    headers.append("Vary", "Origin");
    if (!allows(origin)) return headers;
    headers.append("Access-Control-Allow-Origin", std::string(origin));
    if (rules_.credentials == CorsCredentials::Allow)
        headers.append("Access-Control-Allow-Credentials", "true");
    return headers;
}

HeaderList CorsPolicy::answer(std::string_view origin) const {
    HeaderList headers = answer_to(origin);
    if (allows(origin))
        append_list(headers, "Access-Control-Expose-Headers", rules_.exposed_headers);
    return headers;
}

HeaderList CorsPolicy::preflight_answer(std::string_view origin) const {
    HeaderList headers = answer_to(origin);
    if (!allows(origin)) return headers;
    append_list(headers, "Access-Control-Allow-Methods", rules_.methods);
    append_list(headers, "Access-Control-Allow-Headers", rules_.request_headers);
    headers.append("Access-Control-Max-Age", std::to_string(rules_.max_age.count()));
    return headers;
}

}  // namespace parapet::http
