// The URL suite of web-platform-tests: urltestdata.json and percent-encoding.json.
#include <string>

#include "core/http/origin.h"
#include "core/http/query.h"
#include "core/http/url.h"
#include "tests/core/vectors.h"

using namespace parapet;
using namespace parapet::http;
using namespace parapet::tests;
using nlohmann::json;

namespace {

std::string text(json const& row, char const* member) { return row.at(member).get<std::string>(); }

void check_parts(Url const& url, json const& row) {
    CHECK(url.href() == text(row, "href"));
    CHECK(url.scheme + ":" == text(row, "protocol"));
    CHECK(url.username == text(row, "username"));
    CHECK(url.password == text(row, "password"));
    CHECK(url.host_and_port() == text(row, "host"));
    CHECK((url.host ? url.host->text : "") == text(row, "hostname"));
    CHECK((url.port ? std::to_string(*url.port) : "") == text(row, "port"));
    CHECK(url.pathname() == text(row, "pathname"));
    // The API's getters do not tell an empty query or fragment from none.
    CHECK((url.query.value_or("").empty() ? "" : "?" + *url.query) == text(row, "search"));
    CHECK((url.fragment.value_or("").empty() ? "" : "#" + *url.fragment) == text(row, "hash"));
    if (row.contains("origin")) CHECK(Origin::of(url).serialize() == text(row, "origin"));
    if (row.contains("searchParams")) {
        CHECK(serialize_query(parse_query(url.query.value_or(""))) == text(row, "searchParams"));
    }
}

// Rows that fail for want of a base only: which bases would do.
void check_relative_to(std::string const& input, json const& row) {
    std::string const kind = text(row, "relativeTo");
    Url const opaque = parse_url("about:blank").value();
    CHECK(parse_url(input, &opaque).ok() == (kind == "any-base"));
    CHECK((kind == "any-base" || kind == "non-opaque-path-base"));
}

struct Counts {
    int ran = 0;
    int needs_idna = 0;
};

void run(json const& row, Counts& counts) {
    std::string const input = text(row, "input");
    CAPTURE(input, row.at("base").dump());
    bool const must_fail = row.value("failure", false);

    std::optional<Url> base;
    if (row.at("base").is_string()) {
        auto parsed = parse_url(text(row, "base"));
        if (!parsed.ok()) {
            CHECK(must_fail);
            ++counts.ran;
            return;
        }
        base = parsed.take();
    }
    auto const url = parse_url(input, base ? &*base : nullptr);
    if (!url.ok() && url.error() == UrlError::NeedsIdna) {
        ++counts.needs_idna;
        return;
    }
    ++counts.ran;
    REQUIRE(url.ok() == !must_fail);
    if (url.ok())
        check_parts(url.value(), row);
    else if (row.contains("relativeTo"))
        check_relative_to(input, row);
}

}  // namespace

TEST_CASE("url: the web platform's tests parse, serialize and fail as they say",
          "[http][url][vectors]") {
    auto suite = open_vectors("url/urltestdata.json");
    if (!suite) return;
    Counts counts;
    for (json const& row : *suite) {
        if (row.is_object()) run(row, counts);
    }
    CHECK(counts.needs_idna < 60);
    WARN("url/urltestdata: " << counts.ran << " rows ran, " << counts.needs_idna
                             << " excluded (their hosts need Unicode mapping)");
}

TEST_CASE("url: the web platform's percent-encoding tests hold for UTF-8", "[http][url][vectors]") {
    auto suite = open_vectors("url/percent-encoding.json");
    if (!suite) return;
    int ran = 0;
    int without = 0;
    for (json const& row : *suite) {
        if (!row.is_object()) continue;
        if (!row.at("output").contains("utf-8")) {
            ++without;
            continue;
        }
        std::string const input = text(row, "input");
        std::string const expected = row.at("output").at("utf-8");
        CAPTURE(input);
        auto const url = parse_url("https://doesnotmatter.invalid/?" + input + "#" + input);
        REQUIRE(url.ok());
        CHECK(url.value().query == expected);
        CHECK(url.value().fragment == expected);
        ++ran;
    }
    WARN("url/percent-encoding: " << ran << " rows ran, " << without << " excluded (not UTF-8)");
}
