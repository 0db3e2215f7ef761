#include "core/auth/jose_json.h"

#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "core/base/json_string.h"
#include "core/base/utf8.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::auth;

namespace {

bool is_object(std::string_view text) { return read_jose_object(text).ok(); }

std::string text_of(std::string_view json, std::string_view name) {
    auto const members = read_jose_object(json);
    REQUIRE(members.ok());
    auto const* text = std::get_if<std::string_view>(find_member(members.value(), name));
    REQUIRE(text != nullptr);
    return std::string(*text);
}

double number_of(std::string_view json) {
    auto const members = read_jose_object(json);
    REQUIRE(members.ok());
    return std::get<double>(*find_member(members.value(), "n"));
}

}  // namespace

TEST_CASE("jose_json: only one whole object is one", "[auth][json]") {
    for (std::string_view good : {"{}", " {\t}\r\n", R"({"a":[{},[],[1,"x"]],"b":{"c":null}})",
                                  R"({"":0})", R"({"a":-0.5e+3})"})
        CHECK(is_object(good));
    for (std::string_view bad : {"",
                                 "[]",
                                 "1",
                                 "{",
                                 "}",
                                 "{}{}",
                                 "{} x",
                                 "{,}",
                                 R"({"a":1,})",
                                 R"({"a"})",
                                 R"({a:1})",
                                 R"({"a":01})",
                                 R"({"a":+1})",
                                 R"({"a":.5})",
                                 R"({"a":1.})",
                                 R"({"a":1e})",
                                 R"({"a":0x1})",
                                 R"({"a":1e999})",
                                 R"({"a":tru})",
                                 R"({"a":NaN})",
                                 R"({"a":"\x"})",
                                 R"({"a":"\u12"})",
                                 R"({"a":"\ud800"})",
                                 R"({"a":"\udc00"})",
                                 R"({"a":"\ud800A"})",
                                 "{\"a\":\"\n\"}",
                                 "{\"a\":\"\xff\"}",
                                 R"({"a":"b)",
                                 R"({'a':1})",
                                 "{/**/}",
                                 "\xef\xbb\xbf{}",
                                 R"({"a":[1,]})",
                                 R"({"a":[1 2]})"}) {
        CAPTURE(bad);
        CHECK_FALSE(is_object(bad));
    }
}

TEST_CASE("jose_json: texts, numbers and lists of texts of the top level are read",
          "[auth][json]") {
    CHECK(text_of(R"({"a":"\"\\\/\b\f\n\r\t\u0041\u00e9\ud83d\udc0e"})", "a") ==
          "\"\\/\b\f\n\r\tA\xc3\xa9\xf0\x9f\x90\x8e");
    CHECK(text_of(R"({"x":{"a":"no"},"a":"yes"})", "a") == "yes");
    CHECK(number_of(R"({"n":1700000000})") == 1700000000.0);
    CHECK(number_of(R"({"n":-1.5e3})") == -1500.0);
    CHECK(number_of(R"({"n":123456789012345678901234567890})") == 123456789012345678901234567890.0);
    auto const lists = read_jose_object(R"({"a":["x","y"],"b":["x",1],"c":[],"d":[["x"]]})");
    REQUIRE(lists.ok());
    auto const is_list = [&](std::string_view name) {
        return std::holds_alternative<std::vector<std::string_view>>(
            *find_member(lists.value(), name));
    };
    CHECK(is_list("a"));
    CHECK_FALSE(is_list("b"));
    CHECK(is_list("c"));
    CHECK_FALSE(is_list("d"));
    CHECK(find_member(lists.value(), "e") == nullptr);
}

TEST_CASE("jose_json: a name that occurs twice is told, at any depth", "[auth][json]") {
    for (std::string_view twice : {R"({"a":1,"a":1})", R"({"a":1,"\u0061":2})",
                                   R"({"x":{"a":1,"b":2,"a":3}})", R"({"x":[{"a":1,"a":1}]})"})
        CHECK(read_jose_object(twice).error() == JoseJsonError::DuplicateMember);
    CHECK(is_object(R"({"a":{"a":{"a":1}},"b":{"a":1}})"));
    std::string many = "{";
    for (int i = 0; i < 100; ++i) many += "\"k" + std::to_string(i) + "\":0,";
    CHECK(is_object(many + "\"x\":0}"));
    CHECK(read_jose_object(many + "\"k7\":0}").error() == JoseJsonError::DuplicateMember);
}

TEST_CASE("jose_json: nesting has an end", "[auth][json]") {
    auto nested = [](std::size_t lists) {
        return "{\"a\":" + std::string(lists, '[') + std::string(lists, ']') + "}";
    };
    CHECK(is_object(nested(kMaxJoseDepth - 1)));
    CHECK_FALSE(is_object(nested(kMaxJoseDepth)));
    CHECK_FALSE(is_object(nested(100'000)));
}

TEST_CASE("quote_json: what is written is read back", "[auth][json]") {
    std::string every;
    for (char32_t point = 0; point < 0x300; ++point) append_utf8(every, point);
    CHECK(text_of("{\"a\":" + quote_json(every) + "}", "a") == every);
    CHECK(quote_json("\"\\\n\x01") == R"("\"\\\n\u0001")");
    CHECK(quote_json("\xff") == "\"\xef\xbf\xbd\"");
}

// An independent reader, on texts that are nearly JSON.
TEST_CASE("jose_json: nlohmann/json takes the same texts for objects", "[auth][json]") {
    std::string const seed =
        R"({"alg":"HS256","n":-12.5e+3,"l":["a","\u00e9\ud83d\udc0e",{"x":null}],"t":true, "z":0})";
    std::string const alphabet = "{}[]\",:\\ue+-.0123456789tfn \n\t\x01\xc3\xa9";
    std::mt19937 random(7);
    auto below = [&](std::size_t end) { return static_cast<std::size_t>(random() % end); };
    int objects = 0;
    for (int round = 0; round < 60'000; ++round) {
        std::string text = seed;
        for (std::size_t changes = below(3) + 1; changes > 0; --changes) {
            std::size_t const at = below(text.size());
            char const c = alphabet[below(alphabet.size())];
            switch (below(4)) {
                case 0: text[at] = c; break;
                case 1: text.insert(at, 1, c); break;
                case 2: text.erase(at, 1); break;
                default: text.erase(at, below(8)); break;
            }
            if (text.empty()) text = "{}";
        }
        auto const ours = read_jose_object(text);
        auto const theirs = nlohmann::json::parse(text, nullptr, false);
        bool const is_duplicate = !ours.ok() && ours.error() == JoseJsonError::DuplicateMember;
        CAPTURE(text);
        if (is_duplicate || ours.ok() != theirs.is_object())
            REQUIRE(is_duplicate == theirs.is_object());
        objects += ours.ok() ? 1 : 0;
    }
    CHECK(objects > 1000);
}

TEST_CASE("jose_json: what nobody wants is read as strictly and not kept", "[auth][json]") {
    constexpr std::string_view kWanted[] = {"a"};
    std::string const json = R"({"x":"\u0041","a":"y","z":1})";
    auto const members = read_jose_object(json, kWanted);
    REQUIRE(members.ok());
    CHECK(std::get<std::string_view>(*find_member(members.value(), "a")) == "y");
    CHECK(std::holds_alternative<OtherJson>(*find_member(members.value(), "x")));
    CHECK(std::holds_alternative<OtherJson>(*find_member(members.value(), "z")));
    for (std::string_view bad : {R"({"a":"y","x":"\x"})", R"({"x":01})", "{\"x\":\"\xff\"}"})
        CHECK_FALSE(read_jose_object(bad, kWanted).ok());
    CHECK(read_jose_object(R"({"\u0078":1,"x":2})", kWanted).error() ==
          JoseJsonError::DuplicateMember);
}
