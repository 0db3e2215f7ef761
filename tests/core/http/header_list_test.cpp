#include "core/http/header_list.h"

#include "core/http/message.h"
#include "tests/core/catch.h"

using namespace parapet::http;

TEST_CASE("header_list: names are found in any case, values in the order they came",
          "[http][headers]") {
    HeaderList const headers = {{"Accept", "a"}, {"X-One", ""}, {"ACCEPT", "b"}};

    CHECK(headers.get("accept") == "a, b");
    CHECK(headers.all("Accept") == std::vector<std::string_view>{"a", "b"});
    CHECK(headers.get("x-one") == "");
    CHECK(headers.has("x-ONE"));
    CHECK_FALSE(headers.get("x-two").has_value());
    CHECK(headers.all("x-two").empty());
    CHECK_FALSE(headers.has("x-two"));
}

TEST_CASE("header_list: set keeps the first place and removes the other values",
          "[http][headers]") {
    HeaderList headers = {{"Vary", "a"}, {"Date", "d"}, {"vary", "b"}, {"VARY", "c"}};

    headers.set("vary", "z");
    CHECK(headers == HeaderList{{"Vary", "z"}, {"Date", "d"}});

    headers.set("Age", "1");
    CHECK(headers.entries().back() == Header{"Age", "1"});
}

TEST_CASE("header_list: append keeps what is there, remove takes every value", "[http][headers]") {
    HeaderList headers;
    headers.append("Set-Cookie", "a=1");
    headers.append("set-cookie", "b=2");
    headers.append("Date", "d");
    CHECK(headers.all("Set-Cookie").size() == 2);

    headers.remove("SET-COOKIE");
    CHECK(headers == HeaderList{{"Date", "d"}});
    headers.remove("Set-Cookie");
    CHECK(headers.entries().size() == 1);
}

TEST_CASE("message: json_request says what its body is", "[http][message]") {
    Request const request = json_request("POST", "/api/login", R"({"a":1})");
    CHECK(request.method == "POST");
    CHECK(request.target == "/api/login");
    CHECK(request.body == R"({"a":1})");
    CHECK(request.headers.get("content-type") == "application/json");
}
