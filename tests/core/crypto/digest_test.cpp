#include "core/crypto/digest.h"

#include <string>

#include "core/base/hex.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::crypto;

namespace {

std::string hex_digest(Hash hash, std::string_view text) {
    return encode_hex(digest(hash, as_bytes(text)));
}

std::string hex_hmac(Hash hash, std::string_view key, std::string_view data) {
    return encode_hex(hmac(hash, as_bytes(key), as_bytes(data)));
}

}  // namespace

TEST_CASE("digest: the published digests of \"abc\" come out", "[crypto][digest]") {
    CHECK(hex_digest(Hash::Md5, "abc") == "900150983cd24fb0d6963f7d28e17f72");  // RFC 1321
    CHECK(hex_digest(Hash::Sha1, "abc") ==                                      // FIPS 180-4
          "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(hex_digest(Hash::Sha256, "abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex_digest(Hash::Sha384, "abc") ==
          "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
          "8086072ba1e7cc2358baeca134c825a7");
    CHECK(hex_digest(Hash::Sha512, "abc") ==
          "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
          "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f");
}

TEST_CASE("digest: messages of no byte, of two blocks and of a million bytes are right",
          "[crypto][digest]") {
    CHECK(hex_digest(Hash::Sha256, "") ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex_digest(Hash::Sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex_digest(Hash::Sha256, std::string(1000000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// RFC 4231, test cases 1, 2, 3, 4, 6 and 7; 5 (a truncated tag) is left to the caller.
TEST_CASE("hmac: the vectors of RFC 4231 come out", "[crypto][hmac]") {
    Bytes const key25 = decode_hex("0102030405060708090a0b0c0d0e0f10111213141516171819").value();
    std::string const long_key(131, '\xaa');

    CHECK(hex_hmac(Hash::Sha256, std::string(20, '\x0b'), "Hi There") ==
          "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    CHECK(hex_hmac(Hash::Sha512, std::string(20, '\x0b'), "Hi There") ==
          "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
          "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854");
    CHECK(hex_hmac(Hash::Sha256, "Jefe", "what do ya want for nothing?") ==
          "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    CHECK(hex_hmac(Hash::Sha384, "Jefe", "what do ya want for nothing?") ==
          "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
          "8e2240ca5e69e2c78b3239ecfab21649");
    CHECK(hex_hmac(Hash::Sha256, std::string(20, '\xaa'), std::string(50, '\xdd')) ==
          "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    CHECK(hex_hmac(Hash::Sha256, as_text(key25), std::string(50, '\xcd')) ==
          "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
    CHECK(hex_hmac(Hash::Sha256, long_key,
                   "Test Using Larger Than Block-Size Key - Hash Key First") ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    CHECK(hex_hmac(Hash::Sha256, long_key,
                   "This is a test using a larger than block-size key and a larger than "
                   "block-size data. The key needs to be hashed before being used by the HMAC "
                   "algorithm.") ==
          "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
}

TEST_CASE("hmac: MD5 and SHA-1 agree with RFC 2202, and nothing is a message and a key too",
          "[crypto][hmac]") {
    CHECK(hex_hmac(Hash::Md5, "Jefe", "what do ya want for nothing?") ==
          "750c783e6ab0b503eaa86e310a5db738");
    CHECK(hex_hmac(Hash::Sha1, "Jefe", "what do ya want for nothing?") ==
          "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    CHECK(encode_hex(hmac(Hash::Sha256, {}, {})) ==
          "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("hash_named: node's names are known in any case, with and without the hyphen",
          "[crypto][digest]") {
    CHECK(hash_named("sha256") == Hash::Sha256);
    CHECK(hash_named("SHA-256") == Hash::Sha256);
    CHECK(hash_named("sha384") == Hash::Sha384);
    CHECK(hash_named("SHA512") == Hash::Sha512);
    CHECK(hash_named("sha-1") == Hash::Sha1);
    CHECK(hash_named("md5") == Hash::Md5);
    CHECK_FALSE(hash_named("sha3-256").has_value());
    CHECK_FALSE(hash_named("").has_value());
}
