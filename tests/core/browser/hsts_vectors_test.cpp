// The published HSTS suites. curl reads max-age=31536" and the RFC's grammar does not: the suite's
// own notes say to follow the RFC, and that row is asserted so.
#include "core/browser/hsts_store.h"
#include "tests/core/browser/vector_tally.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;
using nlohmann::json;

namespace {

Time at(std::int64_t seconds) { return Time(std::chrono::seconds(seconds)); }

// A line of the suite for what the store knows: "a.example [example]: 1579905261
// includeSubDomains".
std::string describe(HstsStore const& store, std::string const& host, Time now) {
    auto const match = store.find(host, now);
    if (!match) return "'" + host + "' is not HSTS";
    auto const seconds =
        std::chrono::duration_cast<std::chrono::seconds>(match->entry.expiry.time_since_epoch());
    return host + " [" + match->host + "]: " + std::to_string(seconds.count()) +
           (match->entry.scope == HstsScope::IncludeSubDomains ? " includeSubDomains" : "");
}

// The lines a run of the suite prints, which stand in its notes.
json printed_lines(std::string const& notes) {
    std::size_t const start = notes.find('[');
    std::size_t const end = notes.rfind("] . CONFLICT");
    REQUIRE(start != std::string::npos);
    REQUIRE(end != std::string::npos);
    json const lines = json::parse(notes.substr(start, end + 1 - start), nullptr, false);
    REQUIRE(lines.is_array());
    return lines;
}

}  // namespace

TEST_CASE("hsts_reader: headers are read or refused as Chromium does it", "[browser][vectors]") {
    auto suite = open_vectors("hsts/chromium_hsts.json");
    if (!suite) return;
    VectorTally tally("hsts/chromium_hsts");
    for (json const& row : suite->at("cases")) {
        std::string const header = row.at("header");
        CAPTURE(row.at("id").get<std::string>(), header);
        auto const policy = read_hsts(header);
        bool passed = policy.ok() == row.at("valid").get<bool>();
        if (policy.ok() && row.contains("max_age")) {
            auto const expected = row.at("max_age") == "saturate"
                                      ? kHstsLongest.count()
                                      : row.at("max_age").get<std::int64_t>();
            bool const includes = policy.value().scope == HstsScope::IncludeSubDomains;
            passed = passed && policy.value().max_age.count() == expected &&
                     includes == row.at("include_subdomains").get<bool>();
        }
        CHECK(passed);
        tally.row(passed);
    }
    CHECK(tally.total() == suite->at("count"));
}

TEST_CASE("hsts_store: a store knows after each header what curl's knows", "[browser][vectors]") {
    auto suite = open_vectors("hsts/curl_hsts_store.json");
    if (!suite) return;
    VectorTally tally("hsts/curl_hsts_store");
    json const lines = printed_lines(suite->at("notes"));
    Time const now = at(1'548'369'261);
    HstsStore store;
    store.preload("readfrom.example", {at(1'633'063'661), HstsScope::IncludeSubDomains});
    store.preload("old.example", {at(1'548'369'260), HstsScope::IncludeSubDomains});
    std::size_t line = 0;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        std::string const host = row.at("host");
        std::string const asked = row.at("lookup_host");
        std::string expected = lines.at(line++);
        bool passed = true;
        if (!row.at("header").is_null()) {
            auto const url = http::parse_url("https://" + host + "/");
            REQUIRE(url.ok());
            std::string const header = row.at("header");
            bool const conflict = header == "max-age=31536\"";
            bool const is_read =
                store.note_answer(url.value(), {{"Strict-Transport-Security", header}}, now)
                    .allowed();
            passed = is_read == (row.at("parse_ok").get<bool>() && !conflict);
            if (conflict) expected = "'" + asked + "' is not HSTS";
        }
        CHECK(passed);
        if (!expected.starts_with("Input ")) {
            CHECK(describe(store, asked, now) == expected);
            passed = passed && describe(store, asked, now) == expected;
        }
        tally.row(passed);
    }
    CHECK(tally.total() == suite->at("count"));
    // The suite ends with the clock moving over the seven seconds of the last header.
    CHECK(describe(store, "expire.example", at(1'548'369'267)).ends_with("1548369268"));
    CHECK(describe(store, "expire.example", at(1'548'369'268)) == "'expire.example' is not HSTS");
}
