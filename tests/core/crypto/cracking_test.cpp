#include "core/crypto/cracking.h"

#include <cmath>
#include <string>

#include "tests/core/catch.h"

using namespace parapet::crypto;

namespace {

double rate(HashCost cost) { return guesses_per_second({cost, 16, 32}, CrackingRig::OneCard); }

std::string time(HashCost cost, PasswordPool pool) {
    return describe_duration(seconds_to_crack({cost, 16, 32}, CrackingRig::OneCard, pool));
}

}  // namespace

TEST_CASE("guesses_per_second: the published figures come out at the costs they were measured at",
          "[crypto][cracking]") {
    CHECK(rate(FastDigest{Hash::Md5}) == Approx(164.1e9));
    CHECK(rate(FastDigest{Hash::Sha256}) == Approx(21'975.5e6));
    CHECK(rate(BcryptCost{'b', 5}) == Approx(184'000));
    CHECK(rate(ScryptCost{16'384, 8, 1}) == Approx(7'126));
    CHECK(rate(Pbkdf2Cost{Hash::Sha256, 999}) == Approx(8'865.7e3));
    CHECK(rate(Pbkdf2Cost{Hash::Sha512, 999}) == Approx(3'120.9e3));
}

TEST_CASE("guesses_per_second: twice the work is half the guesses", "[crypto][cracking]") {
    CHECK(rate(BcryptCost{'b', 11}) == Approx(rate(BcryptCost{'b', 10}) / 2));
    CHECK(rate(ScryptCost{1 << 17, 8, 2}) == Approx(rate(ScryptCost{1 << 17, 8, 1}) / 2));
    CHECK(rate(Pbkdf2Cost{Hash::Sha1, 2000}) == Approx(rate(Pbkdf2Cost{Hash::Sha1, 1000}) / 2));
    CHECK(rate(CryptCost{Hash::Sha512, 2000}) == Approx(rate(CryptCost{Hash::Sha512, 1000}) / 2));
    CHECK(rate(Argon2Options{.memory_kib = 38912}) == Approx(rate(Argon2Options{}) / 2));
    CHECK(guesses_per_second({Argon2Options{}, 16, 32}, CrackingRig::EightCards) ==
          Approx(8 * rate(Argon2Options{})));
    CHECK(std::isinf(rate(Unrecognised{})));
}

TEST_CASE("guesses_per_second: OWASP's sets of Argon2id cost an attacker about the same",
          "[crypto][cracking]") {
    double const minimum = rate(Argon2Options{.memory_kib = 19456, .passes = 2});
    CHECK(minimum == Approx(10'119).epsilon(0.01));
    CHECK(rate(Argon2Options{.memory_kib = 47104, .passes = 1}) == Approx(minimum).epsilon(0.05));
    CHECK(rate(Argon2Options{.memory_kib = 7168, .passes = 5}) == Approx(minimum).epsilon(0.05));
    CHECK(rate(Argon2Options{.version = Argon2Version::V16}) > minimum);
}

TEST_CASE("seconds_to_crack: a digest falls in minutes where Argon2id takes centuries",
          "[crypto][cracking]") {
    CHECK(time(FastDigest{Hash::Sha256}, PasswordPool::LeakedList) == "at once");
    CHECK(time(FastDigest{Hash::Md5}, PasswordPool::EightPrintable) == "6 hours");
    CHECK(time(Argon2Options{}, PasswordPool::LeakedList) == "12 minutes");
    CHECK(time(Argon2Options{}, PasswordPool::FourWords) == "6 thousand years");
    CHECK(time(Argon2Options{}, PasswordPool::TwelvePrintable) ==
          "longer than the universe has been");
    CHECK(time(Unrecognised{}, PasswordPool::TwelvePrintable) == "at once");
}

TEST_CASE("describe_duration: one figure and one unit", "[crypto][cracking]") {
    CHECK(describe_duration(0) == "at once");
    CHECK(describe_duration(1) == "1 second");
    CHECK(describe_duration(59) == "59 seconds");
    CHECK(describe_duration(60) == "1 minute");
    CHECK(describe_duration(5400) == "2 hours");
    CHECK(describe_duration(86'400 * 40) == "40 days");
    CHECK(describe_duration(31'557'600.0 * 12) == "12 years");
    CHECK(describe_duration(31'557'600.0 * 2.2e6) == "2 million years");
    CHECK(describe_duration(31'557'600.0 * 3e9) == "3 billion years");
}

TEST_CASE("password pools: each has a name and they grow", "[crypto][cracking]") {
    double last = 0;
    for (int i = 0; i <= static_cast<int>(PasswordPool::TwelvePrintable); ++i) {
        auto const pool = static_cast<PasswordPool>(i);
        CHECK_FALSE(name_of(pool).empty());
        if (pool != PasswordPool::FourWords) CHECK(size_of(pool) > last);
        last = size_of(pool);
    }
    CHECK(cards_of(CrackingRig::Thousand) == 1000);
}
