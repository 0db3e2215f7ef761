#include "core/crypto/argon2.h"

#include <string>

#include "core/base/hex.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::crypto;

namespace {

constexpr Argon2Options kCheap = {.memory_kib = 64, .passes = 1};
ByteView const kSalt = as_bytes("somesalt");

Argon2Error fault_of(Argon2Options const& options, ByteView salt = kSalt) {
    auto tag = argon2(as_bytes("password"), salt, options);
    REQUIRE_FALSE(tag.ok());
    return tag.error();
}

// Inputs of RFC 9106 section 5: all three types share them.
std::string rfc_tag(Argon2Type type) {
    Bytes const password(32, 1);
    Bytes const salt(16, 2);
    Bytes const secret(8, 3);
    Bytes const associated(12, 4);
    Argon2Options const options = {.type = type, .memory_kib = 32, .passes = 3, .lanes = 4};
    return encode_hex(argon2(password, salt, options, {secret, associated}).value());
}

}  // namespace

TEST_CASE("argon2: the vectors of RFC 9106 section 5 come out", "[crypto][argon2]") {
    CHECK(rfc_tag(Argon2Type::Argon2d) ==
          "512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb");
    CHECK(rfc_tag(Argon2Type::Argon2i) ==
          "c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8");
    CHECK(rfc_tag(Argon2Type::Argon2id) ==
          "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
}

TEST_CASE("argon2: each limit has its own reason, and what is just inside it is hashed",
          "[crypto][argon2]") {
    CHECK(fault_of({.memory_kib = 7}) == Argon2Error::MemoryTooLittle);
    CHECK(fault_of({.memory_kib = 31, .lanes = 4}) == Argon2Error::MemoryTooLittle);
    CHECK(fault_of({.memory_kib = kArgon2MaxMemoryKib + 1}) == Argon2Error::MemoryTooMuch);
    CHECK(fault_of({.memory_kib = 64, .passes = 0}) == Argon2Error::PassesTooFew);
    CHECK(fault_of({.memory_kib = 64, .lanes = 0}) == Argon2Error::LanesTooFew);
    CHECK(fault_of({.memory_kib = 1 << 18, .lanes = 256}) == Argon2Error::LanesTooMany);
    CHECK(fault_of({.memory_kib = 1 << 18, .passes = 9}) == Argon2Error::TooCostly);
    CHECK(fault_of({.memory_kib = 8, .passes = UINT32_MAX}) == Argon2Error::TooCostly);
    CHECK(fault_of({.memory_kib = 64, .tag_length = 3}) == Argon2Error::TagTooShort);
    CHECK(fault_of({.memory_kib = 64, .tag_length = 1025}) == Argon2Error::TagTooLong);
    CHECK(fault_of(kCheap, as_bytes("7 bytes")) == Argon2Error::SaltTooShort);

    CHECK(argon2({}, kSalt, {.memory_kib = 8, .passes = 1, .tag_length = 4}).value().size() == 4);
    CHECK(argon2({}, kSalt, {.memory_kib = 2040, .passes = 1, .lanes = 255, .tag_length = 1024})
              .value()
              .size() == 1024);
}

TEST_CASE("argon2: the memory kept from a larger hash does not show in a smaller one",
          "[crypto][argon2]") {
    Bytes const before = argon2(as_bytes("a"), kSalt, kCheap).value();
    REQUIRE(argon2(as_bytes("b"), kSalt, {.memory_kib = 4096, .passes = 1}).ok());
    CHECK(argon2(as_bytes("a"), kSalt, kCheap).value() == before);
    REQUIRE(argon2({}, kSalt, {.memory_kib = kArgon2KeptMemoryKib + 8, .passes = 1}).ok());
    CHECK(argon2(as_bytes("a"), kSalt, kCheap).value() == before);
}

TEST_CASE("argon2_verify: only the password that was hashed verifies", "[crypto][argon2]") {
    std::string const phc = argon2_phc(as_bytes("correct horse"), kSalt, kCheap).value();

    CHECK(phc.starts_with("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$"));
    CHECK(argon2_verify(phc, as_bytes("correct horse")).value());
    CHECK_FALSE(argon2_verify(phc, as_bytes("correct hors")).value());
    CHECK_FALSE(argon2_verify(phc, as_bytes("correct horse ")).value());
    CHECK_FALSE(argon2_verify(phc, {}).value());
}

TEST_CASE("argon2_phc: a bad option is refused, and so is verifying what is no PHC string",
          "[crypto][argon2]") {
    CHECK(argon2_phc({}, as_bytes("short"), kCheap).error() == Argon2Error::SaltTooShort);
    CHECK(argon2_verify("plain text", {}).error() == Argon2Error::BadEncoding);
    CHECK(argon2_verify("", {}).error() == Argon2Error::BadEncoding);
}

TEST_CASE("parse_phc: what to_phc writes is read back, for each type and version",
          "[crypto][argon2]") {
    auto type = GENERATE(Argon2Type::Argon2d, Argon2Type::Argon2i, Argon2Type::Argon2id);
    auto version = GENERATE(Argon2Version::V16, Argon2Version::V19);
    Argon2Hash const hash = {{.type = type, .tag_length = 5, .version = version},
                             {1, 2, 3, 4, 5, 6, 7, 8, 255},
                             {9, 8, 7, 6, 5}};

    auto read = parse_phc(to_phc(hash));

    REQUIRE(read.ok());
    CHECK(read.value().options == hash.options);
    CHECK(read.value().salt == hash.salt);
    CHECK(read.value().tag == hash.tag);
}

TEST_CASE("parse_phc: a hash without a version is version 16", "[crypto][argon2]") {
    auto read = parse_phc("$argon2i$m=256,t=2,p=1$c29tZXNhbHQ$AAAAAAAA");
    REQUIRE(read.ok());
    CHECK(read.value().options.version == Argon2Version::V16);
}

TEST_CASE("parse_phc: another spelling of a valid hash is refused", "[crypto][argon2]") {
    auto text = GENERATE(as<std::string>{},
                         "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ",            // no tag
                         "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAA$AA",  // a part too many
                         "$argon2id$v=19$m=064,t=1,p=1$c29tZXNhbHQ$AAAAAA",    // leading zero
                         "$argon2id$v=19$m=+64,t=1,p=1$c29tZXNhbHQ$AAAAAA",    // sign
                         "$argon2id$v=19$m=-64,t=1,p=1$c29tZXNhbHQ$AAAAAA",
                         "$argon2id$v=19$m=,t=1,p=1$c29tZXNhbHQ$AAAAAA",            // no number
                         "$argon2id$v=19$m=4294967360,t=1,p=1$c29tZXNhbHQ$AAAAAA",  // 2^32 + 64
                         "$argon2id$v=19$t=1,m=64,p=1$c29tZXNhbHQ$AAAAAA",          // another order
                         "$argon2id$v=19$m=64,t=1,p=1,keyid=$c29tZXNhbHQ$AAAAAA",
                         "$argon2id$v=19$m=64,t=1,p=1,keyid=AB$c29tZXNhbHQ$AAAAAA",
                         "$argon2id$v=19$m=64,t=1,p=1,data=AA,keyid=AA$c29tZXNhbHQ$AAAAAA",
                         "$argon2id$v=19$m=64,t=1,p=1,keyid=AA,keyid=AA$c29tZXNhbHQ$AAAAAA",
                         "$argon2id$v=19$m=64,t=1,p=1,data=AA,$c29tZXNhbHQ$AAAAAA",
                         "$argon2id$v=19$m=64,t=1,p=1,data=AA",
                         "$argon2id$v=18$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAA",  // no such version
                         "$argon2id$v=190$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAA",
                         "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ=$AAAAAA",  // padding
                         "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHR$AAAAAA",   // trailing bits
                         "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAA_w",   // URL alphabet
                         "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAA\n",
                         "$argon2$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAA",
                         "$Argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAA",
                         " $argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAAAA");
    CAPTURE(text);
    auto read = parse_phc(text);
    REQUIRE_FALSE(read.ok());
    CHECK(read.error() == Argon2Error::BadEncoding);
}

TEST_CASE("parse_phc: well-spelled options outside the limits keep their reason",
          "[crypto][argon2]") {
    auto reason = [](std::string_view text) { return parse_phc(text).error(); };
    CHECK(reason("$argon2id$v=19$m=4,t=1,p=1$c29tZXNhbHQ$AAAAAA") == Argon2Error::MemoryTooLittle);
    CHECK(reason("$argon2id$v=19$m=1048576,t=1,p=1$c29tZXNhbHQ$AAAAAA") ==
          Argon2Error::MemoryTooMuch);
    CHECK(reason("$argon2id$v=19$m=64,t=0,p=1$c29tZXNhbHQ$AAAAAA") == Argon2Error::PassesTooFew);
    CHECK(reason("$argon2id$v=19$m=64,t=1,p=0$c29tZXNhbHQ$AAAAAA") == Argon2Error::LanesTooFew);
    CHECK(reason("$argon2id$v=19$m=64,t=1,p=1$$AAAAAA") == Argon2Error::SaltTooShort);
    CHECK(reason("$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$") == Argon2Error::TagTooShort);
}

TEST_CASE("argon2: a hash under a pepper and associated data verifies with these only",
          "[crypto][argon2]") {
    ByteView const pepper = as_bytes("a secret of this server");
    Argon2Context const with = {
        .secret = pepper, .associated = as_bytes("user 7"), .key_id = as_bytes("k1")};
    std::string const phc = argon2_phc(as_bytes("correct horse"), kSalt, kCheap, with).value();

    CHECK(phc.starts_with("$argon2id$v=19$m=64,t=1,p=1,keyid=azE,data=dXNlciA3$c29tZXNhbHQ$"));
    CHECK(argon2_verify(phc, as_bytes("correct horse"), pepper).value());
    CHECK_FALSE(argon2_verify(phc, as_bytes("correct horse")).value());
    CHECK_FALSE(argon2_verify(phc, as_bytes("correct horse"), as_bytes("another")).value());
    std::string moved = phc;
    moved.replace(moved.find("dXNlciA3"), 8, "dXNlciA4");  // "user 8"
    CHECK_FALSE(argon2_verify(moved, as_bytes("correct horse"), pepper).value());
    CHECK(to_phc(parse_phc(phc).value()) == phc);

    Bytes const long_data(1025, 0);
    CHECK(argon2({}, kSalt, kCheap, {.associated = long_data}).error() == Argon2Error::DataTooLong);
    CHECK(argon2({}, kSalt, kCheap, {.key_id = as_bytes("nine byte")}).error() ==
          Argon2Error::KeyIdTooLong);
}

TEST_CASE("needs_rehash: whatever is not as wanted wants a new hash", "[crypto][argon2]") {
    ByteView const salt = as_bytes("sixteen bytes ok");
    std::string const phc = argon2_phc(as_bytes("p"), salt, kCheap).value();
    auto with = [](auto change) {
        Argon2Options wanted = kCheap;
        change(wanted);
        return wanted;
    };

    CHECK_FALSE(needs_rehash(phc, kCheap));
    CHECK_FALSE(needs_rehash(phc, with([](auto& o) { o.tag_length = 16; })));
    CHECK(needs_rehash(phc, with([](auto& o) { o.memory_kib = 128; })));
    CHECK(needs_rehash(phc, with([](auto& o) { o.memory_kib = 32; })));
    CHECK(needs_rehash(phc, with([](auto& o) { o.passes = 2; })));
    CHECK(needs_rehash(phc, with([](auto& o) { o.lanes = 2; })));
    CHECK(needs_rehash(phc, with([](auto& o) { o.type = Argon2Type::Argon2i; })));
    CHECK(needs_rehash(phc, with([](auto& o) { o.version = Argon2Version::V16; })));
    CHECK(needs_rehash(phc, with([](auto& o) { o.tag_length = 64; })));
    CHECK(needs_rehash(phc, kCheap, as_bytes("k2")));
    CHECK(needs_rehash(argon2_phc(as_bytes("p"), kSalt, kCheap).value(), kCheap));
    CHECK(needs_rehash("$2b$12$", kCheap));
}

TEST_CASE("argon2: every error explains itself in a sentence of its own", "[crypto][argon2]") {
    std::string seen;
    for (int i = 0; i <= static_cast<int>(Argon2Error::OutOfMemory); ++i) {
        std::string const sentence(explain(static_cast<Argon2Error>(i)));
        CHECK(sentence.ends_with("."));
        CHECK(seen.find(sentence) == std::string::npos);
        seen += sentence;
    }
}
