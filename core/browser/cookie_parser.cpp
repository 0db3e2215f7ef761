#include "core/browser/cookie_parser.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/cookie_date.h"

namespace parapet::browser {
namespace {

bool is_control(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

std::string_view trim(std::string_view text) {
    auto const is_blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

// What is before the first 'separator'; text keeps what is after it.
std::string_view cut(std::string_view& text, char separator) {
    std::size_t const end = text.find(separator);
    std::string_view const head = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    return head;
}

class Reader {
public:
    Reader(CookieReading& reading, Time now)
        : verdict_(reading.verdict), cookie_(reading.cookie), now_(now) {}

    void pair(std::string_view pair) {
        // Step 3: without "=" the whole is the value of a cookie without a name.
        bool const has_name = pair.find('=') != std::string_view::npos;
        std::string_view const name = has_name ? trim(cut(pair, '=')) : std::string_view();
        std::string_view const value = trim(pair);
        if (name.size() + value.size() > kCookiePairLimit) {
            verdict_.block("RFC 6265bis 5.6 step 5",
                           "Name and value have " + std::to_string(name.size() + value.size()) +
                               " bytes; more than 4096 are refused.");
        }
        if (name.empty() && value.empty())
            verdict_.block("RFC 6265bis 5.7 step 2", "It has neither a name nor a value.");
        cookie_.name = name;
        cookie_.value = value;
    }

    void attribute(std::string_view text) {
        std::string_view const name = trim(cut(text, '='));
        std::string_view const value = trim(text);
        if (value.size() > kCookieAttributeLimit) {
            verdict_.note("RFC 6265bis 5.6 attribute step 6",
                          ascii::quoted(name) + " is ignored: its value has " +
                              std::to_string(value.size()) + " bytes, more than 1024.");
            return;
        }
        auto const is = [name](std::string_view known) {
            return ascii::equal_ignoring_case(name, known);
        };
        if (is("Expires")) return expires(value);
        if (is("Max-Age")) return max_age(value);
        if (is("Domain")) return domain(value);
        if (is("Path")) return path(value);
        if (is("Secure")) cookie_.secure = true;
        if (is("HttpOnly")) cookie_.http_only = true;
        if (is("SameSite")) return same_site(value);
        if (is("Partitioned")) cookie_.partitioned = true;
    }

    // RFC 6265bis 5.7 step 6: Max-Age wins over Expires, wherever the two stand.
    void finish() {
        if (max_age_ && expires_)
            verdict_.note("RFC 6265bis 5.7 step 6", "Max-Age is used and Expires is not.");
        std::optional<Time> const expiry = max_age_ ? max_age_ : expires_;
        if (!expiry) return;
        Time const limit = now_ + kCookieLifetimeLimit;
        if (*expiry > limit)
            verdict_.note("RFC 6265bis 5.5", "Its lifetime is cut to 400 days, the most there is.");
        cookie_.expiry = std::min(*expiry, limit);
    }

private:
    void ignored(std::string_view section, std::string_view name, std::string_view value) {
        verdict_.note(section, std::string(name) + "=" + ascii::quoted(value) + " is ignored.");
    }

    void expires(std::string_view value) {
        auto const date = read_cookie_date(value);
        if (!date) return ignored("RFC 6265bis 5.6.1", "Expires", value);
        expires_ = date;
    }

    void max_age(std::string_view value) {
        bool const is_negative = value.starts_with('-');
        std::string_view const digits = value.substr(is_negative ? 1 : 0);
        if (value.empty() || !std::all_of(digits.begin(), digits.end(), ascii::is_digit))
            return ignored("RFC 6265bis 5.6.2", "Max-Age", value);
        // Beyond the limit the number does not matter, so it may stop growing there.
        std::int64_t const enough = std::chrono::hours(24 * 401) / std::chrono::seconds(1);
        std::int64_t seconds = 0;
        for (char digit : digits) seconds = std::min(seconds * 10 + (digit - '0'), enough);
        max_age_ = is_negative || seconds == 0 ? Time::min() : now_ + std::chrono::seconds(seconds);
    }

    // RFC 6265bis 5.6.3; an empty one counts, for the last Domain is the one that is used.
    void domain(std::string_view value) {
        if (value.starts_with('.')) value.remove_prefix(1);
        cookie_.domain = ascii::lower(value);
    }

    void path(std::string_view value) {
        cookie_.path = std::nullopt;
        if (value.starts_with('/')) cookie_.path = std::string(value);
        if (!cookie_.path) ignored("RFC 6265bis 5.6.4", "Path", value);
    }

    void same_site(std::string_view value) {
        cookie_.same_site = SameSite::Default;
        if (ascii::equal_ignoring_case(value, "None")) cookie_.same_site = SameSite::None;
        if (ascii::equal_ignoring_case(value, "Lax")) cookie_.same_site = SameSite::Lax;
        if (ascii::equal_ignoring_case(value, "Strict")) cookie_.same_site = SameSite::Strict;
        if (cookie_.same_site == SameSite::Default) ignored("RFC 6265bis 5.6.7", "SameSite", value);
    }

    Verdict& verdict_;
    ParsedCookie& cookie_;
    Time now_;
    std::optional<Time> expires_ = std::nullopt;
    std::optional<Time> max_age_ = std::nullopt;
};

}  // namespace

CookieReading read_set_cookie(std::string_view line, Time now) {
    CookieReading reading;
    // Step 1
    if (std::any_of(line.begin(), line.end(), is_control)) {
        reading.verdict.block("RFC 6265bis 5.6 step 1",
                              "It holds a control character, so it is no cookie at all.");
        return reading;
    }
    Reader reader(reading, now);
    reader.pair(cut(line, ';'));
    while (!line.empty()) reader.attribute(cut(line, ';'));
    reader.finish();
    return reading;
}

}  // namespace parapet::browser
