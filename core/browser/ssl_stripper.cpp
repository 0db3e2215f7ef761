#include "core/browser/ssl_stripper.h"

#include <optional>

#include "core/base/ascii.h"
#include "core/browser/splitting.h"
#include "core/http/url.h"

namespace parapet::browser {
namespace {

constexpr int kMostHops = 5;

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::string without_secure(std::string_view set_cookie) {
    std::string kept;
    for (std::string_view part : strictly_split(set_cookie, ';')) {
        if (ascii::equal_ignoring_case(ascii::trim(part), "secure")) continue;
        kept += (kept.empty() ? "" : ";") + std::string(part);
    }
    return kept;
}

bool leads_to_https(std::string_view name) {
    return ascii::equal_ignoring_case(name, "strict-transport-security") ||
           ascii::equal_ignoring_case(name, "content-security-policy");
}

http::Response stripped(http::Response const& answer) {
    http::Response plain{.status = answer.status, .headers = {}, .body = {}};
    for (http::Header const& header : answer.headers.entries()) {
        if (leads_to_https(header.name)) continue;
        bool const is_cookie = ascii::equal_ignoring_case(header.name, "set-cookie");
        plain.headers.append(header.name, is_cookie
                                              ? without_secure(header.value)
                                              : replaced(header.value, "https://", "http://"));
    }
    plain.body = replaced(answer.body, "https://", "http://");
    return plain;
}

// As if the victim had come over https all along.
http::Request over_https(http::Request request) {
    request.scheme = "https";
    for (std::string_view name : {"Origin", "Referer"})
        if (auto const value = request.headers.get(name))
            request.headers.set(name, replaced(*value, "http://", "https://"));
    return request;
}

// The https URL that the answer redirects to, when it does.
std::optional<http::Url> https_target(http::Request const& request, http::Response const& answer) {
    if (answer.status < 300 || answer.status > 399) return std::nullopt;
    auto const location = answer.headers.get("Location");
    if (!location) return std::nullopt;
    auto const base = http::parse_url(request.scheme + "://" + request.host + request.target);
    if (!base.ok()) return std::nullopt;
    auto const url = http::parse_url(*location, &base.value());
    if (!url.ok() || url.value().scheme != "https") return std::nullopt;
    return url.value();
}

}  // namespace

http::Response SslStripper::handle(http::Request const& request, Wire& beyond) {
    bool const known = wants_https_.count(request.host) > 0;
    http::Request asked = known ? over_https(request) : request;
    http::Response answer = beyond.exchange(asked);
    for (int i = 0; i < kMostHops; ++i) {
        // Over https already, a redirect is the server's own: the victim follows it, stripped.
        if (asked.scheme == "https") break;
        auto const target = https_target(asked, answer);
        if (!target) break;
        wants_https_.insert(target->host_and_port());
        // Another host or path is for the victim to ask for, so that the page has its own URL.
        if (target->host_and_port() != asked.host || target->target() != asked.target) break;
        asked = over_https(asked);
        answer = beyond.exchange(asked);
    }
    return stripped(answer);
}

}  // namespace parapet::browser
