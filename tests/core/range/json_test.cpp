#include "core/range/json.h"

#include "tests/core/catch.h"

using namespace parapet::range;

TEST_CASE("json: a fault has a place") {
    auto const json = parse_json("{\"a\": 1,, }");
    REQUIRE(!json);
    CHECK(json.error().find("at byte 9") != std::string::npos);
}

TEST_CASE("json: a member given twice is a fault") { CHECK(!parse_json(R"({"a":1,"a":2})")); }

TEST_CASE("json: what is nested too deep is refused, not overflowed") {
    CHECK(!parse_json(std::string(200'000, '[')));
    CHECK(!parse_json(std::string(101, '[') + std::string(101, ']')));
    CHECK(parse_json(std::string(100, '[') + std::string(100, ']')));
}

TEST_CASE("json: lone surrogates become U+FFFD, pairs stay") {
    CHECK(parse_json(R"("a\ud800b")").value() == Json("a\xEF\xBF\xBD"
                                                      "b"));
    CHECK(parse_json(R"("\udc00\ud83d\ude00\ud83d")").value() ==
          Json("\xEF\xBF\xBD\xF0\x9F\x98\x80\xEF\xBF\xBD"));
    CHECK(parse_json(R"("\\ud800")").value() == Json("\\ud800"));
}

TEST_CASE("json: numbers beyond a double are a fault") { CHECK(!parse_json("1e999")); }

TEST_CASE("json: written text is ASCII, and canonical text sorts members") {
    Json const value{{"b", "é"}, {"a", 1.5}};
    CHECK(to_ascii(value) == R"({"a":1.5,"b":"\u00e9"})");
    CHECK(to_canonical(value) == "{\"a\":1.5,\"b\":\"\xC3\xA9\"}");
    CHECK(to_ascii(Json(std::string("\xFF"))) == R"("\ufffd")");
}

TEST_CASE("json: bytes travel as characters and come back") {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
    CHECK(bytes_of(characters_of(bytes)) == bytes);
}

TEST_CASE("json: asking what is no object for a member gives null") {
    CHECK(member_of(Json(3), "a").is_null());
    CHECK(text_of(Json{{"a", 1}}, "a", "other") == "other");
    CHECK(number_of(Json{{"a", "1"}}, "a", 7) == 7);
}
