// The published suites of Argon2, SHA-256, HMAC and HKDF: every row that this core can be asked.
#include "tests/core/vectors.h"

#include <map>
#include <string>

#include "core/base/hex.h"
#include "core/crypto/argon2.h"
#include "core/crypto/constant_time.h"
#include "core/crypto/kdf.h"

using namespace parapet;
using namespace parapet::crypto;
using namespace parapet::tests;
using nlohmann::json;

namespace {

Bytes bytes(json const& row, char const* member) {
    return decode_hex(row.at(member).get<std::string>()).value();
}

Argon2Type type_of(std::string const& name) {
    if (name.starts_with("argon2id")) return Argon2Type::Argon2id;
    return name.starts_with("argon2i") ? Argon2Type::Argon2i : Argon2Type::Argon2d;
}

Argon2Options options_of(json const& row) {
    return {.type = type_of(row.value("type", "argon2id")),
            .memory_kib = row.at("m_kib"),
            .passes = row.at("t"),
            .lanes = row.at("p"),
            .version = row.value("version", 19) == 16 ? Argon2Version::V16 : Argon2Version::V19};
}

template <class Row>
void for_each_wycheproof(json const& suite, Row run) {
    int rows = 0;
    for (json const& group : suite.at("testGroups")) {
        for (json const& row : group.at("tests")) {
            CAPTURE(row.at("tcId").get<int>());
            run(group, row);
            ++rows;
        }
    }
    WARN(suite.at("algorithm").get<std::string>() << ": " << rows << " rows ran, 0 excluded");
}

}  // namespace

TEST_CASE("argon2: the known answers of the reference come out, secret and data included",
          "[crypto][argon2][vectors]") {
    auto suite = open_vectors("argon2/kats_rfc9106.json");
    if (!suite) return;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        Bytes const secret = bytes(row, "secret_hex");
        Bytes const associated = bytes(row, "ad_hex");
        auto tag = argon2(bytes(row, "password_hex"), bytes(row, "salt_hex"), options_of(row),
                          {.secret = secret, .associated = associated});
        CHECK(encode_hex(tag.value()) == row.at("expected_tag_hex").get<std::string>());
    }
    WARN("argon2/kats_rfc9106: " << suite->at("cases").size() << " rows ran, 0 excluded");
}

TEST_CASE("argon2: the reference's own test cases hash, encode and verify",
          "[crypto][argon2][vectors]") {
    auto suite = open_vectors("argon2/phc_hash_cases.json");
    if (!suite) return;
    Argon2Limits const limits = {.memory_kib = 1 << 20};  // two rows take 1 GiB
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        std::string const password = row.at("password");
        std::string const salt = row.at("salt");
        std::string const encoded = row.at("expected_encoded");
        Argon2Options const options = options_of(row);
        Bytes const tag = argon2(as_bytes(password), as_bytes(salt), options, {}, limits).value();
        CHECK(encode_hex(tag) == row.at("expected_tag_hex").get<std::string>());
        auto const parsed = parse_phc(encoded, limits);
        REQUIRE(parsed.ok());
        CHECK(parsed.value().options == options);
        CHECK(parsed.value().tag == tag);
        if (options.version == Argon2Version::V19) { CHECK(to_phc(parsed.value()) == encoded); }
        if (!row.at("needs_1gib").get<bool>()) continue;
        CHECK(argon2(as_bytes(password), as_bytes(salt), options).error() ==
              Argon2Error::MemoryTooMuch);
        CHECK(argon2_verify(encoded, as_bytes(password)).error() == Argon2Error::MemoryTooMuch);
    }
    WARN("argon2/phc_hash_cases: " << suite->at("cases").size() << " rows ran, 0 excluded");
}

TEST_CASE("argon2: the reference's bad parameters are refused for the same reason",
          "[crypto][argon2][vectors]") {
    auto suite = open_vectors("argon2/phc_param_errors.json");
    if (!suite) return;
    std::map<std::string, Argon2Error> const reasons = {
        {"ARGON2_MEMORY_TOO_LITTLE", Argon2Error::MemoryTooLittle},
        {"ARGON2_SALT_TOO_SHORT", Argon2Error::SaltTooShort}};
    int ran = 0;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        if (row.at("password").is_null()) continue;  // a view has no null pointer of length 8
        std::string const password = row.at("password");
        std::string const salt = row.at("salt");
        CHECK(argon2(as_bytes(password), as_bytes(salt), options_of(row)).error() ==
              reasons.at(row.at("expected")));
        ++ran;
    }
    WARN("argon2/phc_param_errors: " << ran << " rows ran; 1 is about a null pointer");
}

TEST_CASE("argon2_verify: what the reference rejects is rejected", "[crypto][argon2][vectors]") {
    auto suite = open_vectors("argon2/phc_verify_reject.json");
    if (!suite) return;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        std::string const encoded = row.at("encoded");
        std::string const password = row.at("password");
        std::string const expected = row.at("expected");
        auto const verdict = argon2_verify(encoded, as_bytes(password));
        if (expected == "ARGON2_VERIFY_MISMATCH") {
            CHECK_FALSE(verdict.value());
        } else {
            CHECK(verdict.error() == (expected == "ARGON2_SALT_TOO_SHORT"
                                          ? Argon2Error::SaltTooShort
                                          : Argon2Error::BadEncoding));
        }
    }
    WARN("argon2/phc_verify_reject: " << suite->at("cases").size() << " rows ran, 0 excluded");
}

TEST_CASE("digest: NIST's short messages hash as published", "[crypto][digest][vectors]") {
    auto suite = open_vectors("sha256_hmac/SHA256ShortMsg.json");
    if (!suite) return;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        CHECK(encode_hex(digest(Hash::Sha256, bytes(row, "msg_hex"))) ==
              row.at("expected").get<std::string>());
    }
    WARN("SHA256ShortMsg: " << suite->at("cases").size() << " rows ran, 0 excluded");
}

TEST_CASE("hmac: Wycheproof's tags verify, and its modified ones do not",
          "[crypto][hmac][vectors]") {
    auto suite = open_vectors("sha256_hmac/wycheproof_hmac_sha256_test.json");
    if (!suite) return;
    for_each_wycheproof(*suite, [](json const& group, json const& row) {
        Bytes tag = hmac(Hash::Sha256, bytes(row, "key"), bytes(row, "msg"));
        std::size_t const size = group.at("tagSize").get<std::size_t>() / 8;
        if (size < tag.size()) tag.resize(size);
        CHECK(constant_time_equal(tag, bytes(row, "tag")) == (row.at("result") == "valid"));
    });
}

TEST_CASE("hkdf: Wycheproof's keys come out, and what is too long is refused",
          "[crypto][kdf][vectors]") {
    auto suite = open_vectors("sha256_hmac/wycheproof_hkdf_sha256_test.json");
    if (!suite) return;
    for_each_wycheproof(*suite, [](json const&, json const& row) {
        Bytes const key = bytes(row, "ikm");
        Bytes const salt = bytes(row, "salt");
        Bytes const info = bytes(row, "info");
        auto const out = hkdf(Hash::Sha256, {key, salt, info}, row.at("size"));
        REQUIRE(out.ok() == (row.at("result") == "valid"));
        if (out.ok()) CHECK(out.value() == bytes(row, "okm"));
    });
}
