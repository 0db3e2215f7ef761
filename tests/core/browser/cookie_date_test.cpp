#include "core/browser/cookie_date.h"

#include "core/http/http_date.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

std::string read(std::string_view text) {
    auto const date = read_cookie_date(text);
    return date ? http::http_date(*date) : "none";
}

}  // namespace

TEST_CASE("cookie_date: what the writer writes is read as the same time", "[browser][cookie]") {
    for (std::int64_t seconds :
         {std::int64_t{0}, std::int64_t{951'782'400}, std::int64_t{1'700'000'000},
          std::int64_t{4'102'444'799}, std::int64_t{253'402'300'799}, std::int64_t{-86'400}}) {
        Time const time{std::chrono::seconds(seconds)};
        CAPTURE(seconds);
        CHECK(read_cookie_date(http::http_date(time)) == time);
    }
}

TEST_CASE("cookie_date: two digits of a year are of 1970 to 2069", "[browser][cookie]") {
    CHECK(read("1 Jan 70 00:00:00") == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(read("1 Jan 99 00:00:00") == "Fri, 01 Jan 1999 00:00:00 GMT");
    CHECK(read("1 Jan 69 00:00:00") == "Tue, 01 Jan 2069 00:00:00 GMT");
    CHECK(read("1 Jan 00 00:00:00") == "Sat, 01 Jan 2000 00:00:00 GMT");
}

TEST_CASE("cookie_date: a year before 1601 is no date", "[browser][cookie]") {
    CHECK(read("1 Jan 1601 00:00:00") == "Mon, 01 Jan 1601 00:00:00 GMT");
    CHECK(read("1 Jan 1600 00:00:00") == "none");
}

TEST_CASE("cookie_date: a day that the month does not have is no date", "[browser][cookie]") {
    CHECK(read("29 Feb 2024 00:00:00") == "Thu, 29 Feb 2024 00:00:00 GMT");
    CHECK(read("29 Feb 2023 00:00:00") == "none");
    CHECK(read("31 Apr 2024 00:00:00") == "none");
    CHECK(read("0 Apr 2024 00:00:00") == "none");
    CHECK(read("32 Jan 2024 00:00:00") == "none");
}

TEST_CASE("cookie_date: a time out of range is no date", "[browser][cookie]") {
    CHECK(read("1 Jan 2024 23:59:59") == "Mon, 01 Jan 2024 23:59:59 GMT");
    CHECK(read("1 Jan 2024 24:00:00") == "none");
    CHECK(read("1 Jan 2024 00:60:00") == "none");
    CHECK(read("1 Jan 2024 00:00:60") == "none");
    CHECK(read("1 Jan 2024 00:00") == "none");
}

TEST_CASE("cookie_date: the first of each part counts", "[browser][cookie]") {
    CHECK(read("1 Jan 2024 01:02:03 9 Feb 2025 04:05:06") == "Mon, 01 Jan 2024 01:02:03 GMT");
}
