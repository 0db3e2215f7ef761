#include "core/http/query.h"

#include "core/http/percent.h"
#include "tests/core/catch.h"

using namespace parapet::http;

namespace {

using Pairs = std::vector<QueryPair>;

}  // namespace

TEST_CASE("query: names and values are decoded once, with + as a space", "[http][query]") {
    CHECK(parse_query("a=b&c=d") == Pairs{{"a", "b"}, {"c", "d"}});
    CHECK(parse_query("q=100%25+a%2Bb%20c") == Pairs{{"q", "100% a+b c"}});
    CHECK(parse_query("q=%2527") == Pairs{{"q", "%27"}});
    CHECK(parse_query("na%3Dme=a=b=c") == Pairs{{"na=me", "a=b=c"}});
}

TEST_CASE("query: empty names, empty values and repeated names are all kept", "[http][query]") {
    CHECK(parse_query("").empty());
    CHECK(parse_query("&&").empty());
    CHECK(parse_query("a&b=&=c&=") == Pairs{{"a", ""}, {"b", ""}, {"", "c"}, {"", ""}});
    CHECK(parse_query("id=1&id=2&") == Pairs{{"id", "1"}, {"id", "2"}});
}

TEST_CASE("query: a stray percent sign stays, and bytes that are no UTF-8 become U+FFFD",
          "[http][query]") {
    CHECK(parse_query("a=100%&b=%zz&c=%4") == Pairs{{"a", "100%"}, {"b", "%zz"}, {"c", "%4"}});
    CHECK(parse_query("a=%E9&b=%C3%A9") == Pairs{{"a", "\xEF\xBF\xBD"}, {"b", "\xC3\xA9"}});
}

TEST_CASE("query: what is written cannot add a pair, and reads back the same", "[http][query]") {
    Pairs const pairs = {{"q", "O'Brien & sons=1+1%"}, {"", ""}, {"\xC3\xA9", "~a*b-c.d_e"}};
    std::string const text = serialize_query(pairs);
    CHECK(text == "q=O%27Brien+%26+sons%3D1%2B1%25&=&%C3%A9=%7Ea*b-c.d_e");
    CHECK(parse_query(text) == pairs);
    CHECK(serialize_query({}).empty());
}

TEST_CASE("query: every byte survives the way there and back", "[http][query]") {
    for (char c = 0; c < 0x7f; ++c) {
        Pairs const pairs = {{std::string(1, c), std::string(2, c)}};
        CHECK(parse_query(serialize_query(pairs)) == pairs);
    }
}

TEST_CASE("percent: each place encodes the characters that would end it", "[http][percent]") {
    std::string_view const text = "a b\"#<>?`{}/:;=@[\\]^|$&+,%'\x01\x7f\xC3\xA9";
    auto encode = [text](PercentSet set) { return percent_encode(text, set); };
    CHECK(encode(PercentSet::C0Control) == "a b\"#<>?`{}/:;=@[\\]^|$&+,%'%01%7F%C3%A9");
    CHECK(encode(PercentSet::Fragment) == "a%20b%22#%3C%3E?%60{}/:;=@[\\]^|$&+,%'%01%7F%C3%A9");
    CHECK(encode(PercentSet::Query) == "a%20b%22%23%3C%3E?`{}/:;=@[\\]^|$&+,%'%01%7F%C3%A9");
    CHECK(encode(PercentSet::SpecialQuery) ==
          "a%20b%22%23%3C%3E?`{}/:;=@[\\]^|$&+,%%27%01%7F%C3%A9");
    CHECK(encode(PercentSet::Path) ==
          "a%20b%22%23%3C%3E%3F%60%7B%7D/:;=@[\\]%5E|$&+,%'%01%7F%C3%A9");
    CHECK(encode(PercentSet::Userinfo) ==
          "a%20b%22%23%3C%3E%3F%60%7B%7D%2F%3A%3B%3D%40%5B%5C%5D%5E%7C$&+,%'%01%7F%C3%A9");
    CHECK(encode(PercentSet::Component) ==
          "a%20b%22%23%3C%3E%3F%60%7B%7D%2F%3A%3B%3D%40%5B%5C%5D%5E%7C%24%26%2B%2C%25'"
          "%01%7F%C3%A9");
    CHECK(encode(PercentSet::Form) ==
          "a%20b%22%23%3C%3E%3F%60%7B%7D%2F%3A%3B%3D%40%5B%5C%5D%5E%7C%24%26%2B%2C%25%27"
          "%01%7F%C3%A9");
}

TEST_CASE("percent: Component leaves what encodeURIComponent leaves", "[http][percent]") {
    CHECK(percent_encode("-_.!~*'()AZaz09") == "-_.!~*'()AZaz09");
    CHECK(percent_encode("a/b?c=d") == "a%2Fb%3Fc%3Dd");
}

TEST_CASE("percent: decoding takes either case, once, and leaves what is no escape",
          "[http][percent]") {
    CHECK(percent_decode("%41%6a%6A%00z") == std::string("Ajj\0z", 5));
    CHECK(percent_decode("%2541") == "%41");
    CHECK(percent_decode("%%41%4%") == "%A%4%");
    CHECK(percent_decode("").empty());
}
