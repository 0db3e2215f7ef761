// The published cookie suites against the jar. What a row's own fields exclude is counted; every
// other row must pass.
#include "core/browser/cookie_date.h"
#include "core/browser/cookie_jar.h"
#include "core/http/http_date.h"
#include "tests/core/browser/browser_test.h"
#include "tests/core/browser/vector_tally.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;
using nlohmann::json;

namespace {

// The suites' Expires are dated 2019 to 2038: to them it is still 2011.
Time const kFrozen = Time(std::chrono::sys_days(std::chrono::year_month_day(
    std::chrono::year(2011), std::chrono::month(6), std::chrono::day(1))));

CookieApi api_of(std::string const& via) {
    return via == "document.cookie" ? CookieApi::Script : CookieApi::Http;
}

// The cookie string after the row's lines were set.
std::string run_lines(json const& row) {
    CookieJar jar;
    CookieContext set{.url = url(row.at("set_url").get<std::string>()),
                      .api = api_of(row.value("via", "http"))};
    for (json const& line : row.at("set_cookie_lines"))
        (void)jar.receive(line.get_ref<std::string const&>(), set, kFrozen);
    CookieContext const read{.url = url(row.at("read_url").get<std::string>()),
                             .api = api_of(row.value("read_via", "http"))};
    return jar.cookie_string(read, kFrozen);
}

}  // namespace

TEST_CASE("cookie_date: the dates of the http-state suite read as it says", "[browser][vectors]") {
    auto suite = open_vectors("cookies/http_state_dates.json");
    if (!suite) return;
    VectorTally tally("cookies/http_state_dates");
    for (json const& row : suite->at("cases")) {
        std::string const input = row.at("input");
        CAPTURE(row.at("id").get<std::string>(), input);
        auto const date = read_cookie_date(input);
        bool const passed = row.at("expected").is_null()
                                ? !date
                                : date && http::http_date(*date) == row.at("expected");
        CHECK(passed);
        tally.row(passed);
    }
    CHECK(tally.total() == suite->at("count"));
}

TEST_CASE("cookie_jar: the http-state suite reads back as RFC 6265bis has it",
          "[browser][vectors]") {
    auto suite = open_vectors("cookies/http_state_parser.json");
    if (!suite) return;
    VectorTally tally("cookies/http_state_parser");
    for (json const& row : suite->at("cases")) {
        std::string const expected = row.contains("rfc6265bis_expected")
                                         ? row.at("rfc6265bis_expected")
                                         : row.at("expected_cookie_string");
        std::string const found = run_lines(row);
        CAPTURE(row.at("id").get<std::string>());
        CHECK(found == expected);
        tally.row(found == expected);
    }
    CHECK(tally.total() == suite->at("count"));
}

TEST_CASE("cookie_jar: the Web Platform Tests for cookies pass", "[browser][vectors]") {
    auto suite = open_vectors("cookies/wpt_cookies.json");
    if (!suite) return;
    VectorTally tally("cookies/wpt_cookies");
    for (json const& row : suite->at("cases")) {
        if (row.value("status", "") == "exclude") {
            tally.exclude();
            continue;
        }
        std::string const expected = row.contains("expected_override")
                                         ? row.at("expected_override")
                                         : row.at("expected_cookie_string");
        std::string const found = run_lines(row);
        CAPTURE(row.at("id").get<std::string>(), row.at("set_cookie_lines").dump(-1, ' ', true));
        bool passed = found == expected;
        CHECK(found == expected);
        if (row.contains("expected_sent_over_http")) {
            json over_http = row;
            over_http["read_via"] = "Cookie header";
            bool const is_sent = !run_lines(over_http).empty();
            CHECK(is_sent == row.at("expected_sent_over_http").get<bool>());
            passed = passed && is_sent == row.at("expected_sent_over_http").get<bool>();
        }
        tally.row(passed);
    }
    CHECK(tally.total() + tally.excluded() == suite->at("count"));
}

TEST_CASE("cookie_jar: prefixed cookies are kept exactly when Chromium keeps them",
          "[browser][vectors]") {
    auto suite = open_vectors("cookies/chromium_prefixes.json");
    if (!suite) return;
    VectorTally tally("cookies/chromium_prefixes");
    for (json const& row : suite->at("cases")) {
        std::string const line = row.at("set_cookie");
        CAPTURE(row.at("id").get<std::string>(), line);
        CookieJar jar;
        bool const is_kept =
            jar.receive(line, {.url = url(row.at("url").get<std::string>())}, kFrozen)
                .verdict.allowed();
        CHECK(is_kept == row.at("accepted").get<bool>());
        tally.row(is_kept == row.at("accepted").get<bool>());
    }
    CHECK(tally.total() == suite->at("count"));
}
