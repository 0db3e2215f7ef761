// URLs as browsers read them: the URL standard's parser and serializer
// (https://url.spec.whatwg.org/#url-parsing), without IDNA mapping (UrlError::NeedsIdna).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/host.h"

namespace parapet::http {

struct Url {
    std::string scheme;         // lower case, without ":"
    std::string username = {};  // percent-encoded, as are password, path, query and fragment
    std::string password = {};
    std::optional<Host> host = std::nullopt;
    std::optional<std::uint16_t> port = std::nullopt;       // nothing: the scheme's default
    std::optional<std::string> opaque_path = std::nullopt;  // "mailto:ada@x": there is no hierarchy
    std::vector<std::string> path = {};                     // else the segments
    std::optional<std::string> query = std::nullopt;        // without "?"
    std::optional<std::string> fragment = std::nullopt;     // without "#"

    bool is_special() const;
    bool has_credentials() const { return !username.empty() || !password.empty(); }
    // Port in use: the given one or the scheme's default; nothing when it has none.
    std::optional<std::uint16_t> effective_port() const;

    std::string href() const;
    std::string href_without_fragment() const;
    std::string host_and_port() const;  // "" without a host
    std::string pathname() const;
    std::string target() const;  // origin-form of a request: pathname and "?query"

    bool operator==(Url const&) const = default;
};

// 80 for "http" …; nothing for schemes without a default port, "file" among them.
std::optional<std::uint16_t> default_port(std::string_view scheme);
bool is_special_scheme(std::string_view scheme);

// input is UTF-8; what is not is read as U+FFFD. Relative input is resolved against base.
Result<Url, UrlError> parse_url(std::string_view input, Url const* base = nullptr);

}  // namespace parapet::http
