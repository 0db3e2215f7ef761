#include "core/base/base64.h"

#include <set>
#include <string>

#include "tests/core/catch.h"

using namespace parapet;

namespace {

std::string encode(std::string_view text, Base64 form = Base64::Standard) {
    return encode_base64(as_bytes(text), form);
}

Base64Error fault(std::string_view text, Base64 form = Base64::Standard) {
    auto bytes = decode_base64(text, form);
    REQUIRE_FALSE(bytes.ok());
    return bytes.error();
}

}  // namespace

TEST_CASE("base64: the vectors of RFC 4648 section 10 are written and read", "[base][base64]") {
    struct Vector {
        std::string_view plain;
        std::string_view encoded;
    };
    auto vector = GENERATE(Vector{"", ""}, Vector{"f", "Zg=="}, Vector{"fo", "Zm8="},
                           Vector{"foo", "Zm9v"}, Vector{"foob", "Zm9vYg=="},
                           Vector{"fooba", "Zm9vYmE="}, Vector{"foobar", "Zm9vYmFy"});
    std::string const bare(vector.encoded.substr(0, vector.encoded.find('=')));

    CHECK(encode(vector.plain) == vector.encoded);
    CHECK(encode(vector.plain, Base64::Unpadded) == bare);
    CHECK(encode(vector.plain, Base64::Url) == bare);
    CHECK(as_text(decode_base64(vector.encoded).value()) == vector.plain);
    CHECK(as_text(decode_base64(bare, Base64::Unpadded).value()) == vector.plain);
    CHECK(as_text(decode_base64(bare, Base64::Url).value()) == vector.plain);
}

TEST_CASE("base64: the two alphabets differ in their last two characters only", "[base][base64]") {
    CHECK(encode("\xfb\xff\xbf") == "+/+/");
    CHECK(encode("\xfb\xff\xbf", Base64::Unpadded) == "+/+/");
    CHECK(encode("\xfb\xff\xbf", Base64::Url) == "-_-_");
    CHECK(fault("-_-_") == Base64Error::BadCharacter);
    CHECK(fault("+/+/", Base64::Url) == Base64Error::BadCharacter);
}

TEST_CASE("base64: every byte in every place survives the way there and back", "[base][base64]") {
    auto form = GENERATE(Base64::Standard, Base64::Unpadded, Base64::Url);
    for (int byte = 0; byte < 256; ++byte) {
        for (std::size_t length = 1; length <= 4; ++length) {
            Bytes const bytes(length, static_cast<std::uint8_t>(byte));
            CHECK(decode_base64(encode_base64(bytes, form), form).value() == bytes);
        }
    }
}

TEST_CASE("base64: a second spelling of the same bytes is refused, with its reason",
          "[base][base64]") {
    CHECK(fault("Zh==") == Base64Error::TrailingBits);
    CHECK(fault("Zm9=") == Base64Error::TrailingBits);
    CHECK(fault("Zh", Base64::Url) == Base64Error::TrailingBits);
    CHECK(fault("Zg") == Base64Error::BadPadding);
    CHECK(fault("Zg=") == Base64Error::BadPadding);
    CHECK(fault("Zg==", Base64::Url) == Base64Error::BadPadding);
    CHECK(fault("Z===") == Base64Error::BadPadding);
    CHECK(fault("====") == Base64Error::BadPadding);
    CHECK(fault("Zg==Zg==") == Base64Error::BadPadding);
    CHECK(fault("Zm9v Zm9") == Base64Error::BadCharacter);
    CHECK(fault("Zm9\n", Base64::Unpadded) == Base64Error::BadCharacter);
    CHECK(fault(std::string_view("Zm9\0", 4)) == Base64Error::BadCharacter);
    CHECK(fault("Z", Base64::Url) == Base64Error::BadLength);
    CHECK(fault("Zm9vZ", Base64::Unpadded) == Base64Error::BadLength);
}

TEST_CASE("base64: every error explains itself in a sentence of its own", "[base][base64]") {
    std::set<std::string_view> sentences;
    for (auto error : {Base64Error::BadLength, Base64Error::BadCharacter, Base64Error::BadPadding,
                       Base64Error::TrailingBits})
        sentences.insert(explain(error));
    CHECK(sentences.size() == 4);
}
