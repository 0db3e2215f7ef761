#include "core/browser/cookie_date.h"

#include "core/base/ascii.h"

namespace parapet::browser {
namespace {

struct TimeOfDay {
    int hour;
    int minute;
    int second;
};

bool is_delimiter(char c) {
    return c == '\t' || (c >= ' ' && c <= '/') || (c >= ';' && c <= '@') ||
           (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

// Takes 'least' to 'most' digits off the front; more digits than 'most' are no such number.
std::optional<int> take_number(std::string_view& text, std::size_t least, std::size_t most) {
    int number = 0;
    std::size_t digits = 0;
    while (digits < text.size() && ascii::is_digit(text[digits])) {
        if (++digits > most) return std::nullopt;
        number = number * 10 + (text[digits - 1] - '0');
    }
    if (digits < least) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

bool take_colon(std::string_view& text) {
    if (!text.starts_with(':')) return false;
    text.remove_prefix(1);
    return true;
}

// time = hms-time [ non-digit *OCTET ]
std::optional<TimeOfDay> read_time(std::string_view token) {
    auto const hour = take_number(token, 1, 2);
    if (!hour || !take_colon(token)) return std::nullopt;
    auto const minute = take_number(token, 1, 2);
    if (!minute || !take_colon(token)) return std::nullopt;
    auto const second = take_number(token, 1, 2);
    if (!second) return std::nullopt;
    return TimeOfDay{*hour, *minute, *second};
}

std::optional<unsigned> read_month(std::string_view token) {
    constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
    if (token.size() < 3) return std::nullopt;
    for (unsigned month = 0; month < 12; ++month) {
        if (ascii::equal_ignoring_case(token.substr(0, 3), kMonths.substr(month * 3, 3)))
            return month + 1;
    }
    return std::nullopt;
}

struct Parts {
    std::optional<TimeOfDay> time = std::nullopt;
    std::optional<int> day = std::nullopt;
    std::optional<unsigned> month = std::nullopt;
    std::optional<int> year = std::nullopt;

    // Step 2: the first token of each kind counts, and kinds are tried in this order.
    void take(std::string_view token) {
        if (!time && (time = read_time(token))) return;
        if (!day && (day = take_number(token, 1, 2))) return;
        if (!month && (month = read_month(token))) return;
        if (!year) year = take_number(token, 2, 4);
    }
};

// Steps 3 and 4: what two digits mean.
int full_year(int year) {
    if (year >= 70 && year <= 99) return year + 1900;
    return year <= 69 ? year + 2000 : year;
}

}  // namespace

std::optional<Time> read_cookie_date(std::string_view text) {
    Parts parts;
    while (!text.empty()) {
        std::size_t length = 0;
        while (length < text.size() && !is_delimiter(text[length])) ++length;
        if (length > 0) parts.take(text.substr(0, length));
        text.remove_prefix(length == text.size() ? length : length + 1);
    }
    // Step 5
    if (!parts.time || !parts.day || !parts.month || !parts.year) return std::nullopt;
    int const year = full_year(*parts.year);
    if (*parts.day < 1 || year < 1601) return std::nullopt;
    if (parts.time->hour > 23 || parts.time->minute > 59 || parts.time->second > 59)
        return std::nullopt;
    // Steps 6 and 7: 31 February is no date.
    std::chrono::year_month_day const date{std::chrono::year(year),
                                           std::chrono::month(*parts.month),
                                           std::chrono::day(static_cast<unsigned>(*parts.day))};
    if (!date.ok()) return std::nullopt;
    return Time(std::chrono::sys_days(date)) + std::chrono::hours(parts.time->hour) +
           std::chrono::minutes(parts.time->minute) + std::chrono::seconds(parts.time->second);
}

}  // namespace parapet::browser
