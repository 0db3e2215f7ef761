#include "core/crypto/hash_grade.h"

#include <string>

#include "core/base/hex.h"
#include "core/crypto/bcrypt.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::crypto;

namespace {

using Faults = std::vector<HashFault>;

HashGrade grade(std::string_view text) { return grade_hash(recognise_hash(text)); }

std::string argon2_with(std::string const& costs) {
    return "$argon2id$v=19$" + costs +
           "$c2l4dGVlbiBieXRlcyBvaw$VpzuNJZXW9cQjcyTfVYzxL5wGwfDeVNNIAKPLfnUYEs";
}

}  // namespace

TEST_CASE("grade_hash: each set of Argon2id that OWASP calls equivalent meets the floor",
          "[crypto][grade]") {
    auto costs =
        GENERATE(as<std::string>{}, "m=47104,t=1,p=1", "m=19456,t=2,p=1", "m=12288,t=3,p=1",
                 "m=9216,t=4,p=1", "m=7168,t=5,p=1", "m=65536,t=3,p=4", "m=4194304,t=4,p=8");
    CAPTURE(costs);
    CHECK(grade(argon2_with(costs)).strength == HashStrength::Floor);
    CHECK(grade(argon2_with(costs)).faults.empty());
}

TEST_CASE("grade_hash: Argon2 just under a set is weak, and each fault is told",
          "[crypto][grade]") {
    auto costs = GENERATE(as<std::string>{}, "m=47103,t=1,p=1", "m=19455,t=2,p=1",
                          "m=12287,t=3,p=1", "m=9215,t=4,p=1", "m=7167,t=50,p=1");
    CAPTURE(costs);
    CHECK(grade(argon2_with(costs)).strength == HashStrength::Weak);
    CHECK(grade(argon2_with(costs)).faults == Faults{HashFault::Argon2CostLow});

    HashGrade const old = grade("$argon2i$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAA");
    CHECK(old.strength == HashStrength::Weak);
    CHECK(old.faults == Faults{HashFault::Argon2CostLow, HashFault::Argon2TypeWeak,
                               HashFault::Argon2VersionOld, HashFault::SaltShort,
                               HashFault::TagShort});
}

TEST_CASE("grade_hash: bcrypt needs cost 10 and a sound variant", "[crypto][grade]") {
    std::string const tail = "$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
    CHECK(grade("$2b$10" + tail).strength == HashStrength::Floor);
    CHECK(grade("$2y$31" + tail).faults.empty());
    CHECK(grade("$2a$09" + tail).faults == Faults{HashFault::BcryptCostLow});
    CHECK(grade("$2x$12" + tail).faults == Faults{HashFault::BcryptVariantBroken});
    CHECK(grade("$2b$10$short").faults == Faults{HashFault::NotRecognised});
    CHECK(grade("$2b$1" + tail).faults == Faults{HashFault::NotRecognised});

    Bytes const salt(16, 7);
    CHECK(grade(bcrypt(as_bytes("p"), salt, 4).value()).faults == Faults{HashFault::BcryptCostLow});
}

TEST_CASE("grade_hash: scrypt and PBKDF2 have their floors", "[crypto][grade]") {
    std::string const tail = "$c2l4dGVlbiBieXRlcyBvaw$VpzuNJZXW9cQjcyTfVYzxL5wGwfDeVNNIAKPLfnUYEs";
    CHECK(grade("$scrypt$ln=17,r=8,p=1" + tail).strength == HashStrength::Floor);
    CHECK(grade("$scrypt$ln=13,r=8,p=10" + tail).strength == HashStrength::Floor);
    CHECK(grade("$scrypt$ln=16,r=8,p=1" + tail).faults == Faults{HashFault::ScryptCostLow});
    CHECK(grade("$scrypt$ln=17,r=4,p=1" + tail).faults == Faults{HashFault::ScryptCostLow});
    CHECK(grade("$scrypt$ln=64,r=8,p=1" + tail).faults == Faults{HashFault::NotRecognised});

    CHECK(grade("$pbkdf2-sha256$600000" + tail).strength == HashStrength::Floor);
    CHECK(grade("$pbkdf2-sha256$i=599999,l=32" + tail).faults ==
          Faults{HashFault::Pbkdf2IterationsLow});
    CHECK(grade("$pbkdf2-sha512$210000" + tail).strength == HashStrength::Floor);
    CHECK(grade("$pbkdf2$1299999" + tail).faults == Faults{HashFault::Pbkdf2IterationsLow});
    CHECK(grade("pbkdf2_sha256$1000000$tfRtMO1LFWz7ZWSi$E4plTxsGpbf6Pc9nMbuEU4iBYz4Vl7Fbc="
                "abcdefghi=")
              .strength == HashStrength::Floor);
    CHECK(grade("pbkdf2_md5$9000000$saltsaltsaltsalt$E4plTxsGpbf6Pc9nMbuEU4iBYz4Vl7Fbc").faults ==
          Faults{HashFault::ObsoleteScheme});
}

TEST_CASE("grade_hash: digests, with a salt or without, are no protection", "[crypto][grade]") {
    for (Hash hash : {Hash::Md5, Hash::Sha1, Hash::Sha256, Hash::Sha384, Hash::Sha512}) {
        std::string const hex = encode_hex(digest(hash, as_bytes("password")));
        CHECK(grade(hex).strength == HashStrength::None);
        CHECK(grade(hex).faults == Faults{HashFault::FastDigest, HashFault::NoSalt});
    }
    CHECK(grade("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=").faults ==
          Faults{HashFault::FastDigest, HashFault::NoSalt});
    CHECK(grade("{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9hzYWx0").faults ==
          Faults{HashFault::FastDigest, HashFault::SaltShort});
    CHECK(grade("$6$rounds=656000$abcdefghijklmnop$hash").faults ==
          Faults{HashFault::ObsoleteScheme, HashFault::SaltShort});
    CHECK(grade("$1$abcdefgh$hash").strength == HashStrength::Weak);
}

TEST_CASE("grade_hash: what is no hash is taken for the password itself", "[crypto][grade]") {
    auto text =
        GENERATE(as<std::string>{}, "", "letmein", "$", "$2", "$argon2", "$argon2id$v=19$",
                 "abcdef", "5f4dcc3b5aa765d61d8327deb882cf9", "$scrypt$", "$pbkdf2", "pbkdf2_",
                 "pbkdf2_sha256$", "$6$", "$6$$", "{SHA}", "{SSHA}xx", "{SHA}AAAA");
    CAPTURE(text);
    CHECK(grade(text).strength == HashStrength::None);
    CHECK(grade(text).faults == Faults{HashFault::NotRecognised});
}

TEST_CASE("grade_hash: every fault explains itself in a sentence of its own", "[crypto][grade]") {
    std::string seen;
    for (int i = 0; i <= static_cast<int>(HashFault::TagShort); ++i) {
        std::string const sentence(explain(static_cast<HashFault>(i)));
        CHECK(sentence.ends_with("."));
        CHECK(seen.find(sentence) == std::string::npos);
        seen += sentence;
    }
}
