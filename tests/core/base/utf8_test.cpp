#include "core/base/utf8.h"

#include "tests/core/catch.h"

using namespace parapet;

TEST_CASE("utf8: the first and last code point of each length are read and written",
          "[base][utf8]") {
    for (char32_t c : {U'\0', U'\x7f', U'\x80', U'\x7ff', U'\x800', U'\xd7ff', U'\xe000', U'\xffff',
                       U'\x10000', U'\x10ffff'}) {
        std::string text;
        append_utf8(text, c);
        CHECK(is_valid_utf8(text));
        CHECK(decode_utf8(text) == std::u32string(1, c));
    }
    CHECK(encode_utf8(U"aé€😀") == "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST_CASE("utf8: surrogates and numbers over U+10FFFF are written as U+FFFD", "[base][utf8]") {
    std::string text;
    append_utf8(text, 0xD800);
    append_utf8(text, 0xDFFF);
    append_utf8(text, 0x110000);
    CHECK(text == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("utf8: each maximal ill-formed part becomes one U+FFFD", "[base][utf8]") {
    // Unicode 15, table 3-8 and 3-11, and the cases of the Encoding standard.
    CHECK(decode_utf8("\x80z") == U"\xFFFDz");                    // no lead byte
    CHECK(decode_utf8("\xC0\xAF") == U"\xFFFD\xFFFD");            // over-long "/"
    CHECK(decode_utf8("\xE0\x80\x80") == U"\xFFFD\xFFFD\xFFFD");  // over-long U+0000
    CHECK(decode_utf8("\xED\xA0\x80") == U"\xFFFD\xFFFD\xFFFD");  // surrogate
    CHECK(decode_utf8("\xF4\x90\x80\x80") == U"\xFFFD\xFFFD\xFFFD\xFFFD");
    CHECK(decode_utf8("\xE1\x80"
                      "z") == U"\xFFFDz");            // cut short by another
    CHECK(decode_utf8("\xF0\x9F\x98") == U"\xFFFD");  // cut short by the end
    CHECK(decode_utf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
                      "A") ==
          U"\xFFFD\xFFFD\xFFFD\xFFFD"
          "A");
    CHECK(decode_utf8("\xFF\xFE") == U"\xFFFD\xFFFD");
}

TEST_CASE("utf8: valid text is left alone, and only the ill-formed part is replaced",
          "[base][utf8]") {
    CHECK(to_valid_utf8("caf\xC3\xA9") == "caf\xC3\xA9");
    CHECK(to_valid_utf8("caf\xE9!") == "caf\xEF\xBF\xBD!");
    CHECK_FALSE(is_valid_utf8("caf\xE9"));
    CHECK(is_valid_utf8(""));
}
