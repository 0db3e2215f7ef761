#include "core/http/http_date.h"

#include <cstdio>

#include "core/base/check.h"

namespace parapet::http {

std::string http_date(Time time) {
    using namespace std::chrono;
    constexpr char const* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr char const* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = floor<days>(time);
    year_month_day const date{day};
    int const year = static_cast<int>(date.year());
    PARAPET_CHECK(year >= 0 && year <= 9999);
    auto const second = floor<seconds>(time - day).count();

    char text[40];
    int const length = std::snprintf(
        text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d GMT", kDays[weekday{day}.c_encoding()],
        static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1], year,
        static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
        static_cast<int>(second % 60));
    PARAPET_CHECK(length == 29);
    return {text, static_cast<std::size_t>(length)};
}

}  // namespace parapet::http
