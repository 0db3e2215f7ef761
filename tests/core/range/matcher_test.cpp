#include "core/range/matcher.h"

#include "core/range/json_text.h"
#include "tests/core/catch.h"

using namespace parapet::range;

namespace {

bool fits(char const* expected, char const* got) {
    return !find_mismatch(parse_json(expected).value(), parse_json(got).value());
}

}  // namespace

TEST_CASE("matcher: an object may have more than was named, a list may not") {
    CHECK(fits(R"({"a":1})", R"({"a":1,"b":2})"));
    CHECK_FALSE(fits(R"({"a":1})", R"({"b":1})"));
    CHECK(fits("[1,2]", "[1,2]"));
    CHECK_FALSE(fits("[1,2]", "[1,2,3]"));
    CHECK_FALSE(fits("[2,1]", "[1,2]"));
}

TEST_CASE("matcher: scalars are equal by value and type") {
    CHECK(fits("1", "1.0"));
    CHECK_FALSE(fits("1", "\"1\""));
    CHECK_FALSE(fits("null", "0"));
    CHECK_FALSE(fits("true", "1"));
}

TEST_CASE("matcher: every operator can say no") {
    CHECK(fits(R"({"$any":true})", "[3]"));
    CHECK(fits(R"({"$length":2})", "[1,2]"));
    CHECK_FALSE(fits(R"({"$length":2})", "[1]"));
    CHECK_FALSE(fits(R"({"$length":2})", "\"ab\""));
    CHECK(fits(R"({"$contains":[{"id":2}]})", R"([{"id":1},{"id":2}])"));
    CHECK_FALSE(fits(R"({"$contains":[{"id":3}]})", R"([{"id":1},{"id":2}])"));
    CHECK(fits(R"({"$only":{"id":1}})", R"([{"id":1},{"id":1}])"));
    CHECK_FALSE(fits(R"({"$only":{"id":1}})", R"([{"id":1},{"id":2}])"));
    CHECK(fits(R"({"$oneOf":[1,2]})", "2"));
    CHECK_FALSE(fits(R"({"$oneOf":[1,2]})", "3"));
    CHECK(fits(R"({"$type":"string"})", "\"x\""));
    CHECK_FALSE(fits(R"({"$type":"string"})", "1"));
    CHECK(fits(R"({"$lacks":"secret"})", R"({"error":"refused"})"));
    CHECK_FALSE(fits(R"({"$lacks":"secret"})", R"({"error":["my secret is refused"]})"));
    CHECK(fits(R"({"a":{"$missing":true}})", "{}"));
    CHECK_FALSE(fits(R"({"a":{"$missing":true}})", R"({"a":null})"));
}

TEST_CASE("matcher: sorting knows numbers, text and both directions") {
    CHECK(fits(R"({"$sorted":"p asc"})", R"([{"p":9},{"p":10},{"p":10}])"));
    CHECK_FALSE(fits(R"({"$sorted":"p asc"})", R"([{"p":10},{"p":9}])"));
    CHECK(fits(R"({"$sorted":"p desc"})", R"([{"p":"b"},{"p":"a"}])"));
    CHECK_FALSE(fits(R"({"$sorted":"p desc"})", R"([{"p":"a"},{"p":"b"}])"));
}

TEST_CASE("matcher: several operators in one object must all hold") {
    CHECK(fits(R"({"$length":1,"$sorted":"p asc"})", R"([{"p":1}])"));
    CHECK_FALSE(fits(R"({"$length":1,"$sorted":"p asc"})", R"([{"p":1},{"p":2}])"));
}

TEST_CASE("matcher: a mismatch names the place") {
    auto const found = find_mismatch(parse_json(R"({"a":[{"b":1}]})").value(),
                                     parse_json(R"({"a":[{"b":2}]})").value());
    REQUIRE(found);
    CHECK(found->expected == "$.a[0].b: 1");
    CHECK(found->got == "2");
}

TEST_CASE("matcher: a status is a number, a list, a class or not a class") {
    CHECK_FALSE(status_mismatch(Json(200), 200));
    CHECK(status_mismatch(Json(200), 201));
    CHECK_FALSE(status_mismatch(Json::array({200, 409}), 409));
    CHECK_FALSE(status_mismatch(Json("2xx"), 204));
    CHECK(status_mismatch(Json("2xx"), 304));
    CHECK_FALSE(status_mismatch(Json("not 5xx"), 404));
    CHECK(status_mismatch(Json("not 5xx"), 503));
    CHECK_FALSE(status_mismatch(Json(), 500));
}

TEST_CASE("matcher: a path leads into objects and lists, or nowhere") {
    Json const root = parse_json(R"({"items":[{"id":7}]})").value();
    CHECK(value_at(root, "$.items[0].id") == Json(7));
    CHECK(value_at(root, "$") == root);
    CHECK_FALSE(value_at(root, "$.items[1].id"));
    CHECK_FALSE(value_at(root, "$.items.id"));
    CHECK_FALSE(value_at(root, "items"));
    CHECK_FALSE(value_at(root, "$.items[x]"));
}
