#include "core/base/hex.h"

#include "tests/core/catch.h"

using namespace parapet;

TEST_CASE("hex: bytes are written in lower case and read in either", "[base][hex]") {
    Bytes const bytes = {0x00, 0x0f, 0xa0, 0xff};
    CHECK(encode_hex(bytes) == "000fa0ff");
    CHECK(encode_hex({}).empty());
    CHECK(decode_hex("000fa0ff").value() == bytes);
    CHECK(decode_hex("000FA0FF").value() == bytes);
    CHECK(decode_hex("").value().empty());
}

TEST_CASE("hex: half a byte and a character outside the alphabet are refused", "[base][hex]") {
    CHECK(decode_hex("abc").error() == HexError::OddLength);
    CHECK(decode_hex("0g").error() == HexError::BadCharacter);
    CHECK(decode_hex("g0").error() == HexError::BadCharacter);
    CHECK(decode_hex(" 0").error() == HexError::BadCharacter);
    CHECK(explain(HexError::OddLength) != explain(HexError::BadCharacter));
}
