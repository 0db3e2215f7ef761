#include "core/base/ascii.h"

#include <string>

#include "tests/core/catch.h"

using namespace parapet;

TEST_CASE("ascii: the classes hold what their names say and no byte over 0x7F", "[base][ascii]") {
    std::string digits;
    std::string letters;
    std::string hex_digits;
    std::string token;
    for (int i = 0; i < 256; ++i) {
        char const c = static_cast<char>(i);
        if (ascii::is_digit(c)) digits += c;
        if (ascii::is_alpha(c)) letters += c;
        if (ascii::is_hex_digit(c)) hex_digits += c;
        if (ascii::is_token_character(c) && !ascii::is_alphanumeric(c)) token += c;
    }
    CHECK(digits == "0123456789");
    CHECK(letters == "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    CHECK(hex_digits == "0123456789ABCDEFabcdef");
    CHECK(token == "!#$%&'*+-.^_`|~");
    CHECK(ascii::hex_value('F') == 15);
    CHECK(ascii::hex_value('G') == -1);
}

TEST_CASE("ascii: case is folded for the 26 letters only", "[base][ascii]") {
    CHECK(ascii::lower("Content-TYPE \xC3\x84[@") == "content-type \xC3\x84[@");
    CHECK(ascii::equal_ignoring_case("ETag", "etag"));
    CHECK_FALSE(ascii::equal_ignoring_case("ETag", "etags"));
    CHECK_FALSE(ascii::equal_ignoring_case("@", "`"));
    CHECK_FALSE(ascii::equal_ignoring_case("\xC3\x84", "\xC3\xA4"));
}

TEST_CASE("ascii: trim takes HTTP white space from both ends and leaves what is inside",
          "[base][ascii]") {
    CHECK(ascii::trim(" \t a b \r\n") == "a b");
    CHECK(ascii::trim(" \t ").empty());
    CHECK(ascii::trim("").empty());
    CHECK(ascii::trim("\va\f") == "\va\f");
}
