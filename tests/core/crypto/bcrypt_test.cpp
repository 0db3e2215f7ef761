#include "core/crypto/bcrypt.h"

#include <set>
#include <string>

#include "core/base/hex.h"
#include "tests/core/vectors.h"

using namespace parapet;
using namespace parapet::crypto;
using namespace parapet::tests;
using nlohmann::json;

namespace {

Bytes const kBcryptSalt(16, 0x10);

Bytes password_of(json const& row) {
    if (row.contains("password_hex"))
        return decode_hex(row.at("password_hex").get<std::string>()).value();
    ByteView const text = as_bytes(row.at("password").get_ref<std::string const&>());
    return {text.begin(), text.end()};
}

void check_suite(std::string const& name) {
    auto suite = open_vectors(name);
    if (!suite) return;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        std::string const expected = row.at("expected");
        Bytes const password = password_of(row);
        std::string const text = row.at("setting");
        auto const setting = parse_bcrypt_setting(std::string_view(text).substr(0, 29));
        REQUIRE(setting.ok());
        auto const hash = bcrypt(password, setting.value(), UnfitPassword::TakeAsLibrariesDo);
        REQUIRE(hash.ok());
        CHECK(hash.value() == expected);
        CHECK(bcrypt_verify(expected, password, UnfitPassword::TakeAsLibrariesDo).value());
        Bytes other = password;
        other.insert(other.begin(), '!');
        CHECK_FALSE(bcrypt_verify(expected, other, UnfitPassword::TakeAsLibrariesDo).value());
    }
    WARN(name << ": " << suite->at("cases").size() << " rows ran, 0 excluded");
}

}  // namespace

TEST_CASE("bcrypt: the vectors of OpenBSD's author and of crypt_blowfish come out",
          "[crypto][bcrypt]") {
    CHECK(
        bcrypt_verify("$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.", {}).value());
    CHECK(bcrypt_verify("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                        as_bytes("U*U"))
              .value());
    CHECK(bcrypt_verify("$2y$05$/OK.fbVrR/bpIqNJ5ianF.CE5elHaaO4EbggVDjb8P19RukzXSM3e",
                        as_bytes("\xff\xff\xa3"))
              .value());
}

TEST_CASE("bcrypt: what it writes verifies with the same password only", "[crypto][bcrypt]") {
    std::string const hash = bcrypt(as_bytes("correct horse"), kBcryptSalt, 4).value();
    CHECK(hash.size() == 60);
    CHECK(hash.starts_with("$2b$04$"));
    CHECK(bcrypt_verify(hash, as_bytes("correct horse")).value());
    CHECK_FALSE(bcrypt_verify(hash, as_bytes("correct hors")).value());
    CHECK_FALSE(bcrypt_verify(hash, {}).value());

    auto const setting = parse_bcrypt(hash);
    REQUIRE(setting.ok());
    CHECK(setting.value().variant == 'b');
    CHECK(setting.value().cost == 4);
    CHECK(setting.value().salt == kBcryptSalt);
}

TEST_CASE("bcrypt: a zero byte is refused, or read like any other where that is asked for",
          "[crypto][bcrypt]") {
    ByteView const odd = as_bytes(std::string_view("abc\0def", 7));
    CHECK(bcrypt(odd, kBcryptSalt, 4).error() == BcryptError::PasswordHasNul);
    auto const taken = UnfitPassword::TakeAsLibrariesDo;
    std::string const hash = bcrypt(odd, kBcryptSalt, 4, taken).value();
    CHECK(bcrypt_verify(hash, odd).error() == BcryptError::PasswordHasNul);
    CHECK(bcrypt_verify(hash, odd, taken).value());
    CHECK_FALSE(bcrypt_verify(hash, as_bytes("abc")).value());
    CHECK_FALSE(bcrypt_verify(hash, as_bytes(std::string_view("abc\0xyz", 7)), taken).value());
    // Why: the key is read in a circle, with a zero byte at its end.
    CHECK(bcrypt_verify(bcrypt(as_bytes("p"), kBcryptSalt, 4).value(),
                        as_bytes(std::string_view("p\0p", 3)), taken)
              .value());
}

TEST_CASE("bcrypt: over 72 bytes is refused, or cut where that is asked for", "[crypto][bcrypt]") {
    Bytes const longest(72, 'a');
    Bytes longer = longest;
    longer.push_back('b');
    std::string const hash = bcrypt(longest, kBcryptSalt, 4).value();

    CHECK(bcrypt(longer, kBcryptSalt, 4).error() == BcryptError::PasswordTooLong);
    CHECK(bcrypt_verify(hash, longer).error() == BcryptError::PasswordTooLong);
    CHECK(bcrypt(longer, kBcryptSalt, 4, UnfitPassword::TakeAsLibrariesDo).value() == hash);
    CHECK(bcrypt_verify(hash, longer, UnfitPassword::TakeAsLibrariesDo).value());
    CHECK(bcrypt(Bytes(300, 'a'), kBcryptSalt, 4, UnfitPassword::TakeAsLibrariesDo).value() ==
          hash);
}

TEST_CASE("bcrypt: each limit has its own reason", "[crypto][bcrypt]") {
    CHECK(bcrypt({}, kBcryptSalt, 3).error() == BcryptError::CostTooLow);
    CHECK(bcrypt({}, kBcryptSalt, kBcryptMaxCost + 1).error() == BcryptError::CostTooHigh);
    CHECK(bcrypt({}, Bytes(15), 4).error() == BcryptError::BadSalt);
    CHECK(bcrypt({}, Bytes(17), 4).error() == BcryptError::BadSalt);
    CHECK(bcrypt_verify("", {}).error() == BcryptError::BadEncoding);
}

TEST_CASE("parse_bcrypt: what is not exactly a bcrypt hash is refused", "[crypto][bcrypt]") {
    std::string const good = bcrypt({}, kBcryptSalt, 4).value();
    REQUIRE(parse_bcrypt(good).ok());
    auto reason = [](std::string const& text) { return parse_bcrypt(text).error(); };
    auto with = [&good](std::size_t at, char c) {
        std::string text = good;
        text[at] = c;
        return text;
    };
    CHECK(reason(with(2, 'x')) == BcryptError::BadVariant);
    CHECK(reason("$2$04$" + good.substr(7)) == BcryptError::BadVariant);
    CHECK(reason(with(5, '3')) == BcryptError::CostTooLow);
    CHECK(reason(with(4, '3')) == BcryptError::CostTooHigh);
    for (std::size_t at : {0u, 1u, 2u, 3u, 4u, 5u, 6u, 7u, 20u, 28u, 29u, 40u, 59u}) {
        for (char bad : {'!', '=', '\0', ':'}) {
            CAPTURE(at, static_cast<int>(bad));
            CHECK(reason(with(at, bad)) == BcryptError::BadEncoding);
        }
    }
    CHECK(reason(with(28, '/')) == BcryptError::BadEncoding);  // bits that no byte uses
    CHECK(reason(good + "a") == BcryptError::BadEncoding);
    CHECK(reason(good.substr(0, 59)) == BcryptError::BadEncoding);
}

TEST_CASE("bcrypt: every error explains itself in a sentence of its own", "[crypto][bcrypt]") {
    std::set<std::string_view> sentences;
    for (int i = 0; i <= static_cast<int>(BcryptError::BadEncoding); ++i) {
        sentences.insert(explain(static_cast<BcryptError>(i)));
    }
    CHECK(sentences.size() == static_cast<std::size_t>(BcryptError::BadEncoding) + 1);
}

TEST_CASE("bcrypt: jBCrypt's suite hashes and verifies", "[crypto][bcrypt][vectors]") {
    check_suite("bcrypt/jbcrypt.json");
}

TEST_CASE("bcrypt: pyca's suite hashes and verifies", "[crypto][bcrypt][vectors]") {
    check_suite("bcrypt/pyca_bcrypt.json");
}

TEST_CASE("bcrypt: libxcrypt's bad settings are refused", "[crypto][bcrypt][vectors]") {
    auto suite = open_vectors("bcrypt/libxcrypt_bad_settings.json");
    if (!suite) return;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        CHECK_FALSE(parse_bcrypt_setting(row.at("setting").get<std::string>()).ok());
    }
    WARN("bcrypt/libxcrypt_bad_settings: " << suite->at("cases").size() << " rows ran, 0 excluded");
}

TEST_CASE("bcrypt: what pyca rejects is rejected", "[crypto][bcrypt][vectors]") {
    auto suite = open_vectors("bcrypt/pyca_bcrypt_reject.json");
    if (!suite) return;
    for (json const& row : suite->at("cases")) {
        CAPTURE(row.at("id").get<std::string>());
        std::string const expected = row.at("expected");
        std::string hash = row.value("hash", "");
        if (row.contains("hash_hex")) {
            hash = as_text(decode_hex(row.at("hash_hex").get<std::string>()).value());
        }
        if (row.at("op") == "verify") {
            auto const verdict =
                bcrypt_verify(hash, password_of(row), UnfitPassword::TakeAsLibrariesDo);
            CHECK(verdict.ok() == expected.starts_with("false"));
            if (verdict.ok()) CHECK_FALSE(verdict.value());
            continue;
        }
        auto const setting = parse_bcrypt_setting(std::string_view(hash).substr(0, 29));
        bool const hashed = setting.ok() && bcrypt(password_of(row), setting.value()).ok();
        CHECK(hashed == (expected == "ok"));
    }
    WARN("bcrypt/pyca_bcrypt_reject: " << suite->at("cases").size() << " rows ran, 0 excluded");
}
