#include "core/attack/request_writer.h"

#include "tests/core/attack/shop_surface.h"
#include "tests/core/catch.h"

namespace parapet::attack {
namespace {

Surface const kShop = test::shop_surface();

http::Request dressed(std::string_view endpoint, std::size_t parameter, std::string value,
                      Dress dress) {
    Endpoint const& found = *kShop.find(endpoint);
    return write_request(found, samples(found), {parameter, std::move(value), dress});
}

TEST_CASE("request writer: values go where they belong, encoded") {
    http::Request const search = dressed("search", 0, "a&b' c", Dress::Plain);
    CHECK(search.method == "GET");
    CHECK(search.target == "/api/products?q=a%26b'%20c&sort=price&dir=asc&page=1&size=10");
    CHECK(search.body.empty());
    CHECK(dressed("product", 0, "3/0", Dress::Plain).target == "/api/products/3%2F0");
}

TEST_CASE("request writer: a number sample goes unquoted, a value never") {
    http::Request const order = dressed("order", 1, "1+1", Dress::Plain);
    CHECK(order.body == R"({"productId":3,"quantity":"1+1","note":"ring twice"})");
    CHECK(order.headers.get("Content-Type") == "application/json");
}

TEST_CASE("request writer: a query value can come as an array, an object or twice") {
    CHECK(dressed("available", 0, "v", Dress::Array).target == "/api/available?username[]=v");
    CHECK(dressed("available", 0, "v", Dress::NestedArray).target ==
          "/api/available?username[0][0]=v");
    CHECK(dressed("available", 0, "v", Dress::Object).target == "/api/available?username[v]=v");
    CHECK(dressed("compare", 0, "v", Dress::SampleThenValue).target ==
          "/api/compare?ids=1%2C2%2C3&ids=v");
    CHECK(dressed("available", 0, "%ff", Dress::Raw).target == "/api/available?username=%ff");
}

TEST_CASE("request writer: a value can be missing") {
    CHECK(dressed("available", 0, "v", Dress::Missing).target == "/api/available");
    CHECK(dressed("order", 1, "v", Dress::Missing).body ==
          R"({"productId":3,"note":"ring twice"})");
}

TEST_CASE("request writer: a JSON value can be any JSON") {
    CHECK(dressed("profile", 0, "v", Dress::Array).body == R"({"city":["v"]})");
    CHECK(dressed("profile", 0, "v", Dress::Object).body == R"({"city":{"v":"v"}})");
    CHECK(dressed("profile", 0, "null", Dress::Raw).body == R"({"city":null})");
    CHECK(dressed("profile", 0, "v'", Dress::EscapedJson).body == R"({"city":"\u0076\u0027"})");
    CHECK(dressed("profile", 0, "v", Dress::DuplicateKey).body == R"({"city":"Ghent","city":"v"})");
}

TEST_CASE("request writer: a body can claim to be something else") {
    http::Request const form = dressed("profile", 0, "a b", Dress::FormBody);
    CHECK(form.body == "city=a%20b");
    CHECK(form.headers.get("Content-Type") == "application/x-www-form-urlencoded");
    CHECK(dressed("profile", 0, "v", Dress::TextBody).headers.get("Content-Type") == "text/plain");
}

TEST_CASE("request writer: the other place of a value is the body or the query") {
    http::Request const there = dressed("product", 0, "9", Dress::ValueElsewhere);
    CHECK(there.target == "/api/products/3?id=9");
    http::Request const here = dressed("product", 0, "9", Dress::SampleElsewhere);
    CHECK(here.target == "/api/products/9?id=3");
    CHECK(dressed("available", 0, "v", Dress::ValueElsewhere).body == R"({"username":"v"})");
}

TEST_CASE("request writer: paths that Express takes for the same") {
    CHECK(dressed("product", 0, "a", Dress::OtherPath).target == "/API/PRODUCTS/a/");
    CHECK(dressed("product", 0, "a", Dress::Head).method == "HEAD");
}

TEST_CASE("request writer: JSON strings escape what must be escaped and nothing more") {
    CHECK(json_string("a\"\\\n\x01'\xC3\xA9") == "\"a\\\"\\\\\\u000a\\u0001'\xC3\xA9\"");
}

}  // namespace
}  // namespace parapet::attack
