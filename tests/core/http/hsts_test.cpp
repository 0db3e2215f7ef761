#include "core/http/hsts.h"

#include <string>

#include "tests/core/vectors.h"

using namespace parapet::http;
using namespace parapet::tests;
using nlohmann::json;
using std::chrono::seconds;

TEST_CASE("hsts: the default is two years with subdomains", "[http][hsts]") {
    CHECK(serialize(Hsts{}).value() == "max-age=63072000; includeSubDomains");
    CHECK(serialize({.max_age = seconds(0), .scope = HstsScope::HostOnly}).value() == "max-age=0");
}

TEST_CASE("hsts: preload is written only when the list would take it", "[http][hsts]") {
    CHECK(serialize({.preload = HstsPreload::Yes}).value() ==
          "max-age=63072000; includeSubDomains; preload");
    CHECK(serialize({.scope = HstsScope::HostOnly, .preload = HstsPreload::Yes}).error() ==
          HstsError::PreloadNeedsSubDomains);
    CHECK(serialize({.max_age = seconds(31535999), .preload = HstsPreload::Yes}).error() ==
          HstsError::PreloadNeedsYear);
    CHECK(serialize({.max_age = seconds(-1)}).error() == HstsError::NegativeMaxAge);
    for (HstsError error : {HstsError::NegativeMaxAge, HstsError::PreloadNeedsSubDomains,
                            HstsError::PreloadNeedsYear}) {
        CHECK(explain(error).ends_with('.'));
    }
}

// Every meaning of the suite has one spelling here, and the suite reads that spelling so.
TEST_CASE("hsts: what Chromium reads from a header is written back in one spelling",
          "[http][hsts][vectors]") {
    auto suite = open_vectors("hsts/chromium_hsts.json");
    if (!suite) return;
    std::map<std::string, json> by_header;
    for (json const& row : suite->at("cases")) {
        if (row.at("valid").get<bool>()) by_header[row.at("header")] = row;
    }
    int written = 0;
    int found = 0;
    for (auto const& [header, row] : by_header) {
        CAPTURE(header);
        if (!row.contains("max_age") || !row.at("max_age").is_number_integer()) continue;
        seconds const max_age(row.at("max_age").get<std::int64_t>());
        HstsScope const scope = row.value("include_subdomains", false)
                                    ? HstsScope::IncludeSubDomains
                                    : HstsScope::HostOnly;
        auto const text = serialize({.max_age = max_age, .scope = scope});
        REQUIRE(text.ok());
        ++written;
        auto const same = by_header.find(text.value());
        if (same == by_header.end()) continue;
        CHECK(same->second.at("max_age") == row.at("max_age"));
        CHECK(same->second.value("include_subdomains", false) ==
              row.value("include_subdomains", false));
        ++found;
    }
    CHECK(found > 0);
    WARN("hsts/chromium_hsts: " << written << " meanings written, " << found
                                << " of them rows of the suite");
}
