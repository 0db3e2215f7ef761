// A Set-Cookie line that is written reads back as the cookie it was written from, by a reader as
// simple as RFC 6265bis section 5.6 allows.
#include "core/base/ascii.h"
#include "core/base/check.h"
#include "core/http/set_cookie.h"
#include "tests/fuzz/fuzz_input.h"

#include <algorithm>
#include <vector>

using namespace parapet;
using namespace parapet::http;

namespace {

std::vector<std::string> split_at_semicolons(std::string_view line) {
    std::vector<std::string> parts;
    for (;;) {
        std::size_t const end = line.find(';');
        parts.emplace_back(ascii::trim(line.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        line.remove_prefix(end + 1);
    }
}

bool has(std::vector<std::string> const& parts, std::string const& attribute) {
    return std::count(parts.begin() + 1, parts.end(), attribute) == 1;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::uint8_t const flags = input.byte();
    SetCookie cookie;
    cookie.access = flags & 1 ? CookieAccess::HttpOnly : CookieAccess::ScriptAndHttp;
    cookie.transport = flags & 2 ? CookieTransport::SecureOnly : CookieTransport::Any;
    cookie.partition = flags & 4 ? CookiePartition::Partitioned : CookiePartition::Shared;
    cookie.same_site = static_cast<SameSite>(flags >> 3 & 3);
    if (flags & 32) cookie.max_age = std::chrono::seconds(input.byte() << (flags >> 3));
    cookie.name = input.text();
    cookie.value = input.text();
    cookie.path = input.text();
    if (flags & 64) cookie.domain = input.text();

    auto const line = serialize(cookie);
    PARAPET_CHECK(line.ok() || !explain(line.error()).empty());
    if (!line) return 0;
    for (char c : line.value()) PARAPET_CHECK(c >= ' ' && c <= '~');
    auto const parts = split_at_semicolons(line.value());
    PARAPET_CHECK(parts.front() == cookie.name + "=" + cookie.value);
    // Blanks at the end of a path are a reader's to drop.
    PARAPET_CHECK(has(parts, "Path=" + std::string(ascii::trim(cookie.path))));
    PARAPET_CHECK(has(parts, "Secure") == (cookie.transport == CookieTransport::SecureOnly));
    PARAPET_CHECK(has(parts, "HttpOnly") == (cookie.access == CookieAccess::HttpOnly));
    PARAPET_CHECK(has(parts, "Partitioned") == (cookie.partition == CookiePartition::Partitioned));
    if (cookie.domain) PARAPET_CHECK(has(parts, "Domain=" + *cookie.domain));
    std::size_t const expected = 2 + (cookie.domain ? 1 : 0) + (cookie.max_age ? 1 : 0) +
                                 (flags & 1 ? 1 : 0) + (flags & 2 ? 1 : 0) + (flags & 4 ? 1 : 0) +
                                 (cookie.same_site == SameSite::Unset ? 0 : 1);
    PARAPET_CHECK(parts.size() == expected);
    return 0;
}
