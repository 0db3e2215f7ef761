#include "core/range/http_date.h"

#include <charconv>

namespace parapet::range {
namespace {

std::optional<std::int64_t> digits_in(std::string_view text) {
    std::int64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::int64_t days_since_1970(std::int64_t year, std::int64_t month, std::int64_t day) {
    year -= month <= 2 ? 1 : 0;
    std::int64_t const of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return year * 365 + year / 4 - year / 100 + year / 400 + of_year - 719'468;
}

}  // namespace

std::optional<Time> http_date(std::string_view text) {
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (text.size() < 25) return std::nullopt;
    auto const day = digits_in(text.substr(5, 2)), year = digits_in(text.substr(12, 4));
    auto const hour = digits_in(text.substr(17, 2)), minute = digits_in(text.substr(20, 2)),
               second = digits_in(text.substr(23, 2));
    std::size_t const month = kMonths.find(text.substr(8, 3));
    if (!day || !year || !hour || !minute || !second || month == std::string_view::npos)
        return std::nullopt;
    std::int64_t const days =
        days_since_1970(*year, static_cast<std::int64_t>(month / 3 + 1), *day);
    return Time(std::chrono::seconds(days * 86'400 + *hour * 3600 + *minute * 60 + *second));
}

}  // namespace parapet::range
