#include "core/auth/opaque_token.h"

#include <set>
#include <string>

#include "core/base/hex.h"
#include "core/crypto/seeded_random.h"
#include "tests/core/catch.h"
#include "tests/core/counting_random.h"

using namespace parapet;
using namespace parapet::auth;
using namespace parapet::tests;

TEST_CASE("opaque_token: it is 256 random bits in base64url", "[auth][token]") {
    CountingRandom counting;
    CHECK(mint_opaque_token(counting) == "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    crypto::SeededRandom random(1, "test");
    std::set<std::string> tokens;
    for (int i = 0; i < 1000; ++i) tokens.insert(mint_opaque_token(random));
    CHECK(tokens.size() == 1000);
}

// The hash: Python's hashlib.
TEST_CASE("opaque_token: what is stored is the SHA-256 of its text", "[auth][token]") {
    auto const hash = hash_opaque_token("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    REQUIRE(hash);
    CHECK(encode_hex(hash->bytes) ==
          "ea866a757e4c38babfa8127cbe9a409d3e1f93a00ff1488ff735fcf917afffd0");
}

TEST_CASE("opaque_token: another spelling or length is no token", "[auth][token]") {
    for (std::string const text : {"", "AAEC", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",
                                   "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                                   "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8 ",
                                   "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh/",
                                   "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A"}) {
        CAPTURE(text);
        CHECK_FALSE(hash_opaque_token(text));
    }
}
