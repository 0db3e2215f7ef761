#include "core/range/json_text.h"

#include <nlohmann/json.hpp>
#include <random>

#include "tests/core/catch.h"

using namespace parapet::range;

namespace {

std::string fault_in(std::string_view text) {
    auto const json = parse_json(text);
    return json ? "none" : json.error();
}

// The text that is written for what was read.
std::string again(std::string_view text) {
    auto const json = parse_json(text);
    return json ? to_canonical(json.value()) : json.error();
}

// std::mt19937, whose 32 bits come in a wider type.
struct RandomJson {
    explicit RandomJson(unsigned seed) : engine(seed) {}
    unsigned operator()() { return static_cast<unsigned>(engine()); }
    std::mt19937 engine;
};
using Other = nlohmann::json;

std::string random_text(RandomJson& random) {
    constexpr std::string_view kPieces[] = {"a",        "Z", "\"", "\\",   "/",  "\x01",    "\n",
                                            "\x1f",     " ", "é",  "\x7f", "😀",  "{",       "],",
                                            "\xed\x9f", "0", "ÿ",  "\t",   "\b", "\xF4\x90"};
    std::string text;
    for (unsigned left = random() % 6; left > 0; --left) text += kPieces[random() % 20];
    return text;
}

// No whole number as a double and no exponent: there the other writes 1.0 and 1e+20.
Other random_value(RandomJson& random, int depth) {
    switch (random() % (depth > 0 ? 8 : 6)) {
        case 0: return nullptr;
        case 1: return random() % 2 == 0;
        case 2: return static_cast<int>(random());
        case 3: return std::uint64_t{random()} << 32 | random();
        case 4: return 0.125 + static_cast<int>(random() % 2'000'000) - 1e6;
        case 5: return random_text(random);
        case 6: {
            Other list = Other::array();
            for (unsigned left = random() % 4; left > 0; --left)
                list.push_back(random_value(random, depth - 1));
            return list;
        }
        default: {
            Other made = Other::object();
            for (unsigned left = random() % 4; left > 0; --left)
                made[std::string(1, static_cast<char>('a' + random() % 26))] =
                    random_value(random, depth - 1);
            return made;
        }
    }
}

std::string written(Other const& value, bool only_ascii) {
    std::string text = value.dump(-1, ' ', only_ascii, Other::error_handler_t::replace);
    // It escapes DEL where only ASCII is wanted, which is ASCII.
    for (std::size_t at; (at = text.find("\\u007f")) != std::string::npos;)
        text.replace(at, 6, "\x7f");
    return text;
}

}  // namespace

TEST_CASE("json text: a fault has a place and what is there") {
    CHECK(fault_in("{\"a\": 1,, }") == "unexpected \",\" at byte 9");
    CHECK(fault_in("") == "unexpected end at byte 1");
    CHECK(fault_in(" \"abc") == "unexpected end at byte 6");
    CHECK(fault_in("[tru]") == "unexpected \"tru\" at byte 2");
    CHECK(fault_in("[1 2]") == "unexpected \"2\" at byte 4");
    CHECK(fault_in("\"a\nb\"") == "unexpected \"\\nb\\\"\" at byte 3");
    CHECK(fault_in("'a'") == "unexpected \"'a'\" at byte 1");
    CHECK(fault_in("[1e999]") == "unexpected \"1e999\" at byte 2");
}

TEST_CASE("json text: only RFC 8259 is JSON") {
    for (char const* text : {"01",           "-",          "+1",          "1.",
                             ".5",           "1e",         "1e+",         "0x1",
                             "NaN",          "Infinity",   "nul",         "True",
                             "[1,]",         "{\"a\":1,}", "{a:1}",       "{\"a\" 1}",
                             "[1",           "{",          "1 1",         "//\n1",
                             "\"\\x41\"",    "\"\\u12\"",  "\"\\u00g0\"", "\"\t\"",
                             "\"",           "'a'",        "[]]",         ",",
                             "\v1",          "\xC2\xA0",   "\"\xFF\"",    "\"\xED\xA0\x80\"",
                             "\"\xC0\x80\"", "\xEF\xBB"}) {
        INFO(text);
        CHECK_FALSE(parse_json(text));
    }
    CHECK_FALSE(parse_json(std::string_view("1\0", 2)));
    CHECK(again(" \t\r\n[ 1 , { } , [ ] ] ") == "[1,{},[]]");
    CHECK(again("\xEF\xBB\xBF{}") == "{}");
}

TEST_CASE("json text: a member given twice is a fault") {
    CHECK(fault_in(R"({"a":1,"a":2})") == "the member \"a\" is given twice");
    CHECK(fault_in(R"([{"a":1,"\u0061":2}])") == "the member \"a\" is given twice");
}

TEST_CASE("json text: what is nested too deep is refused, not overflowed") {
    CHECK(fault_in(std::string(200'000, '[')) == "more than 100 levels deep");
    CHECK(fault_in(std::string(101, '[') + std::string(101, ']')) == "more than 100 levels deep");
    CHECK(parse_json(std::string(100, '[') + std::string(100, ']')));
    std::string wide = "[";
    for (int i = 0; i < 200; ++i) wide += "{},[],";
    CHECK(parse_json(wide + "0]"));
}

TEST_CASE("json text: lone surrogates become U+FFFD, pairs stay") {
    CHECK(again(R"("a\ud800b")") ==
          "\"a\xEF\xBF\xBD"
          "b\"");
    CHECK(again(R"("\udc00\ud83d\ude00\ud83d")") == "\"\xEF\xBF\xBD\xF0\x9F\x98\x80\xEF\xBF\xBD\"");
    CHECK(again(R"("\ud83d\ud83d\ude00\ud83dA")") ==
          "\"\xEF\xBF\xBD\xF0\x9F\x98\x80\xEF\xBF\xBD"
          "A\"");
    CHECK(again(R"("\\ud800")") == R"("\\ud800")");
    CHECK_FALSE(parse_json(R"("\ud83d\u12")"));
}

TEST_CASE("json text: numbers are written as JSON.stringify writes them") {
    for (auto const& [text, expected] : {std::pair("1.0", "1"),
                                         {"-0", "0"},
                                         {"-0.0", "0"},
                                         {"1e3", "1000"},
                                         {"1E-7", "1e-7"},
                                         {"1e21", "1e+21"},
                                         {"1e20", "100000000000000000000"},
                                         {"0.1", "0.1"},
                                         {"1.50", "1.5"},
                                         {"-12.5e-1", "-1.25"},
                                         {"9007199254740993", "9007199254740993"},
                                         {"18446744073709551615", "18446744073709551615"},
                                         {"18446744073709551616", "18446744073709552000"},
                                         {"-9223372036854775808", "-9223372036854775808"},
                                         {"-9223372036854775809", "-9223372036854776000"},
                                         {"1e-400", "0"}}) {
        INFO(text);
        CHECK(again(text) == expected);
    }
}

TEST_CASE("json text: canonical text is UTF-8 and sorts members") {
    Json const value = object({{"b", "é"}, {"a", 1.5}});
    CHECK(to_canonical(value) == "{\"a\":1.5,\"b\":\"\xC3\xA9\"}");
    CHECK(to_canonical(Json(std::string("\xFF"))) == "\"\xEF\xBF\xBD\"");
    CHECK(to_canonical(Json("😀\x7f\x01\b\f\n\r\t\"\\/")) ==
          "\"😀\x7f"
          R"(\u0001\b\f\n\r\t\"\\/")");
}

TEST_CASE("json text: what is written is what nlohmann::json writes, and is read back") {
    RandomJson random(20260301);
    for (int i = 0; i < 3000; ++i) {
        Other const value = random_value(random, 4);
        std::string const text = written(value, false), ascii = written(value, true);
        auto const json = parse_json(text);
        INFO(ascii);
        REQUIRE(json.ok());
        CHECK(to_canonical(json.value()) == text);
        CHECK(parse_json(ascii).value() == json.value());
        Json const rough(random_text(random));
        CHECK(to_canonical(rough) == written(rough.as_string(), false));
    }
}

TEST_CASE("json text: what nlohmann::json refuses is refused, and nothing else") {
    RandomJson random(7);
    constexpr std::string_view kBytes = "{}[]:,\"\\u0019.eE+-truefalsn \xC3\xA9\x01";
    for (int i = 0; i < 20'000; ++i) {
        std::string text = written(random_value(random, 3), random() % 2 == 0);
        for (unsigned changes = random() % 3; changes > 0; --changes) {
            std::size_t const at = random() % (text.size() + 1);
            if (random() % 2 == 0 && at < text.size()) text.erase(at, 1);
            text.insert(std::min(at, text.size()), 1, kBytes[random() % kBytes.size()]);
        }
        std::string const fault = fault_in(text);
        if (fault.ends_with("is given twice") || text.find("\\u") != std::string::npos) continue;
        INFO(text);
        CHECK((fault == "none") == Other::accept(text));
    }
}

TEST_CASE("json text: bytes travel as characters and come back") {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
    CHECK(bytes_of(characters_of(bytes)) == bytes);
}

TEST_CASE("json text: what is written already stands among the rest as it is") {
    Json const value = parse_json(R"({"b":[1,"x"],"a":null})").take();
    Json const list = Json::array({1, Json::written(to_canonical(value)), "y"});
    CHECK(to_canonical(list) == to_canonical(Json::array({1, value, "y"})));
    CHECK(list[1] == Json::written(to_canonical(value)));
    CHECK(list[1] != value);
    CHECK(list[1].type_name() == "text");
}
