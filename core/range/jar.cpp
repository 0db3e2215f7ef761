#include "core/range/jar.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/order.h"
#include "core/range/http_date.h"

namespace parapet::range {
namespace {

// RFC 6265 section 5.1.4, default-path.
std::string default_path(std::string_view path) {
    std::size_t const slash = path.rfind('/');
    return slash == 0 || slash == std::string_view::npos ? "/" : std::string(path.substr(0, slash));
}

// Section 5.1.4, path-match.
bool path_matches(std::string_view path, std::string_view cookie_path) {
    if (!path.starts_with(cookie_path)) return false;
    return path.size() == cookie_path.size() || cookie_path.ends_with('/') ||
           path[cookie_path.size()] == '/';
}

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

constexpr std::int64_t kLongest = 10LL * 365 * 86'400;  // seconds; nothing here lasts longer

}  // namespace

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

void Jar::take(http::Response const& response, std::string_view path, Time now) {
    for (std::string_view line : response.headers.all("set-cookie")) {
        std::string_view const pair = ascii::trim(line.substr(0, line.find(';')));
        std::size_t const equals = pair.find('=');
        if (equals == std::string_view::npos || equals == 0) continue;
        Cookie cookie{.name = std::string(ascii::trim(pair.substr(0, equals))),
                      .value = std::string(ascii::trim(pair.substr(equals + 1))),
                      .path = default_path(path)};
        std::optional<Time> max_age;
        for (std::size_t at = line.find(';'); at != std::string_view::npos;) {
            std::size_t const end = line.find(';', at + 1);
            std::string_view const part = ascii::trim(line.substr(at + 1, end - at - 1));
            std::string_view const name = part.substr(0, part.find('='));
            std::string_view const value =
                name.size() == part.size() ? std::string_view() : part.substr(name.size() + 1);
            if (ascii::equal_ignoring_case(name, "path") && value.starts_with('/'))
                cookie.path = value;
            if (ascii::equal_ignoring_case(name, "expires"))
                cookie.expires = http_date(value).value_or(cookie.expires);
            if (ascii::equal_ignoring_case(name, "max-age"))
                if (auto const age = number_in(value))
                    max_age =
                        now + std::chrono::seconds(std::clamp<std::int64_t>(*age, 0, kLongest));
            at = end;
        }
        cookie.expires = max_age.value_or(cookie.expires);  // Max-Age has precedence
        std::erase_if(cookies_, [&](Cookie const& old) {
            return old.name == cookie.name && old.path == cookie.path;
        });
        if (cookie.expires > now) cookies_.push_back(std::move(cookie));
    }
}

std::string Jar::header(std::string_view path, Time now) const {
    std::vector<Cookie const*> fitting;
    for (Cookie const& cookie : cookies_)
        if (cookie.expires > now && path_matches(path, cookie.path)) fitting.push_back(&cookie);
    std::string header;
    for (Cookie const* cookie :
         in_order(std::move(fitting), [](Cookie const* one) { return ~one->path.size(); }))
        header += (header.empty() ? "" : "; ") + cookie->name + '=' + cookie->value;
    return header;
}

void Jar::dress(http::Request& request, Time now) const {
    std::string cookies = header(path_of(request.target), now);
    if (!cookies.empty() && !request.headers.has("cookie"))
        request.headers.append("cookie", std::move(cookies));
}

}  // namespace parapet::range
