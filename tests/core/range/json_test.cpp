#include "core/range/json.h"

#include "core/range/json_text.h"
#include "tests/core/catch.h"

using namespace parapet::range;

TEST_CASE("json: asking what is no object for a member gives null") {
    CHECK(member_of(Json(3), "a").is_null());
    CHECK(text_of(object({{"a", 1}}), "a", "other") == "other");
    CHECK(number_of(object({{"a", "1"}}), "a", 7) == 7);
    CHECK(Json().members().empty());
    CHECK(Json().begin() == Json().end());
}

TEST_CASE("json: a value knows what it is") {
    CHECK(Json(nullptr).type_name() == "null");
    CHECK(Json(true).type_name() == "boolean");
    CHECK(Json(1).type_name() == "number");
    CHECK(Json("a").type_name() == "string");
    CHECK(Json::array().type_name() == "array");
    CHECK(Json::object().type_name() == "object");
    CHECK(Json(std::vector<std::string>{"a", "b"}) == Json::array({"a", "b"}));
}

TEST_CASE("json: whole numbers keep all their digits") {
    CHECK(Json(UINT64_MAX).number_text() == "18446744073709551615");
    CHECK(Json(INT64_MIN).number_text() == "-9223372036854775808");
    CHECK_FALSE(Json(UINT64_MAX).is_integer());
    CHECK(Json(std::uint64_t{INT64_MAX}).is_integer());
    CHECK_FALSE(Json(1.0).is_integer());
    CHECK(Json(1.0 / 0.0).is_null());
}

TEST_CASE("json: numbers are equal by value, and nothing else is across types") {
    CHECK(Json(1) == Json(1.0));
    CHECK_FALSE(Json(1) == Json(1.5));
    CHECK_FALSE(Json(-1) == Json(UINT64_MAX));
    CHECK_FALSE(Json(1) == Json(true));
    CHECK_FALSE(Json(0) == Json());
    CHECK_FALSE(Json("1") == Json(1));
    CHECK_FALSE(Json::array() == Json::object());
    CHECK(object({{"a", 1}, {"b", 2}}) == object({{"b", 2.0}, {"a", 1}}));
}

TEST_CASE("json: null becomes an object when a member is written") {
    Json json;
    json["b"]["c"] = 1;
    json["a"] = nullptr;
    CHECK(to_canonical(json) == R"({"a":null,"b":{"c":1}})");
    json.erase("a");
    CHECK_FALSE(json.contains("a"));
    Json const copy = json;
    json["b"] = 2;
    CHECK(copy["b"]["c"] == 1);
}
