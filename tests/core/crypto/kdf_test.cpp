#include "core/crypto/kdf.h"

#include <string>

#include "core/base/hex.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::crypto;

namespace {

std::string hex(Result<Bytes, KdfError> const& result) {
    REQUIRE(result.ok());
    return encode_hex(result.value());
}

}  // namespace

TEST_CASE("hkdf: the SHA-256 vectors of RFC 5869 come out", "[crypto][kdf]") {
    Bytes const key(22, 0x0b);
    Bytes const salt = decode_hex("000102030405060708090a0b0c").value();
    Bytes const info = decode_hex("f0f1f2f3f4f5f6f7f8f9").value();

    CHECK(hex(hkdf(Hash::Sha256, {key, salt, info}, 42)) ==
          "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");
    CHECK(hex(hkdf(Hash::Sha256, {key}, 42)) ==
          "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

TEST_CASE("hkdf: a length of 0 or over 255 digests is refused", "[crypto][kdf]") {
    Bytes const key(22, 0x0b);
    CHECK(hkdf(Hash::Sha256, {key}, 0).error() == KdfError::LengthTooShort);
    CHECK(hkdf(Hash::Sha256, {key}, 255 * 32 + 1).error() == KdfError::LengthTooLong);
    CHECK(hkdf(Hash::Sha256, {key}, 255 * 32).ok());
    CHECK(hkdf(Hash::Sha512, {key}, 255 * 32 + 1).ok());
}

TEST_CASE("pbkdf2: the vectors of RFC 6070 and RFC 7914 come out", "[crypto][kdf]") {
    auto derive = [](Hash hash, std::string_view password, std::string_view salt,
                     std::uint32_t iterations, std::size_t length) {
        return hex(pbkdf2(hash, as_bytes(password), as_bytes(salt), iterations, length));
    };
    CHECK(derive(Hash::Sha1, "password", "salt", 4096, 20) ==
          "4b007901b765489abead49d926f721d065a429c1");
    CHECK(derive(Hash::Sha1, std::string_view("pass\0word", 9), std::string_view("sa\0lt", 5), 4096,
                 16) == "56fa6aa75548099dcc37d7f03425e0c3");
    CHECK(derive(Hash::Sha256, "passwd", "salt", 1, 64) ==
          "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"
          "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783");
}

TEST_CASE("pbkdf2: each limit has its own reason", "[crypto][kdf]") {
    auto reason = [](std::uint32_t iterations, std::size_t length) {
        return pbkdf2(Hash::Sha256, as_bytes("p"), as_bytes("s"), iterations, length).error();
    };
    CHECK(reason(0, 32) == KdfError::IterationsTooFew);
    CHECK(reason(1, 0) == KdfError::LengthTooShort);
    CHECK(reason(1, kKdfMaxLength + 1) == KdfError::LengthTooLong);
    CHECK(reason(UINT32_MAX, 32) == KdfError::TooCostly);
    CHECK(reason((1 << 21) + 1, 33) == KdfError::TooCostly);
}

TEST_CASE("scrypt: the vectors of RFC 7914 section 12 come out", "[crypto][kdf]") {
    auto derive = [](std::string_view password, std::string_view salt, ScryptCost const& cost) {
        return hex(scrypt(as_bytes(password), as_bytes(salt), cost, 64));
    };
    CHECK(derive("", "", {.n = 16, .r = 1, .p = 1}) ==
          "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
          "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906");
    CHECK(derive("password", "NaCl", {.n = 1024, .r = 8, .p = 16}) ==
          "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
          "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640");
}

TEST_CASE("scrypt: each limit has its own reason", "[crypto][kdf]") {
    auto reason = [](ScryptCost const& cost, std::size_t length) {
        return scrypt(as_bytes("p"), as_bytes("s"), cost, length).error();
    };
    CHECK(reason({.n = 0}, 32) == KdfError::CostNoPowerOfTwo);
    CHECK(reason({.n = 1}, 32) == KdfError::CostNoPowerOfTwo);
    CHECK(reason({.n = 24}, 32) == KdfError::CostNoPowerOfTwo);
    CHECK(reason({.r = 0}, 32) == KdfError::BlockSizeTooSmall);
    CHECK(reason({.p = 0}, 32) == KdfError::LanesTooFew);
    CHECK(reason({.n = std::uint64_t{1} << 63}, 32) == KdfError::MemoryTooMuch);
    CHECK(reason({.n = 1 << 18, .r = 9}, 32) == KdfError::MemoryTooMuch);
    CHECK(reason({.n = 2, .r = UINT32_MAX}, 32) == KdfError::MemoryTooMuch);
    CHECK(reason({.p = 5}, 32) == KdfError::TooCostly);
    CHECK(reason({}, 0) == KdfError::LengthTooShort);
    CHECK(reason({}, kKdfMaxLength + 1) == KdfError::LengthTooLong);
}

TEST_CASE("kdf: every error explains itself in a sentence of its own", "[crypto][kdf]") {
    std::string seen;
    for (int i = 0; i <= static_cast<int>(KdfError::OutOfMemory); ++i) {
        std::string const sentence(explain(static_cast<KdfError>(i)));
        CHECK(sentence.ends_with("."));
        CHECK(seen.find(sentence) == std::string::npos);
        seen += sentence;
    }
}
