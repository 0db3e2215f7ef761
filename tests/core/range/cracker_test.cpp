// The way from a guess to a stolen table: found in every usual spelling, the cheapest first.
#include "core/range/cracker.h"

#include "core/base/base64.h"
#include "core/base/hex.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::range;

namespace {

std::string const kPassword = "qzkvwpbt";
std::string const kKey = "\x8f\x02\xff\x11\x90 key of twenty bytes";
std::string const kCrackerSalt = "\xfe\x01\x77sixteen bytes!";

struct Calls {
    Hashings all;
    Calls& slow(std::string_view input, std::string_view output = kKey) {
        all.add(crypto::ScryptCost{}, as_bytes(input), as_bytes(kCrackerSalt), as_bytes(output), 1);
        return *this;
    }
    Calls& fast(std::string_view input, std::string_view output) {
        all.add(crypto::FastDigest{crypto::Hash::Md5}, as_bytes(input), {}, as_bytes(output), 2);
        return *this;
    }
    std::optional<Storage> in(std::string const& table) const {
        return find_storage(Loot(table), all, kPassword);
    }
};

bool is_scrypt(std::optional<Storage> const& storage) {
    return storage && std::holds_alternative<crypto::ScryptCost>(storage->hash.cost);
}
bool is_plain(std::optional<Storage> const& storage) {
    return storage && std::holds_alternative<crypto::Unrecognised>(storage->hash.cost);
}

}  // namespace

TEST_CASE("cracker: a key is found raw, in hexadecimal, Base64 and as numbers") {
    Calls const calls = Calls().slow(kPassword);
    ByteView const key = as_bytes(kKey);
    std::string numbers;
    for (std::uint8_t byte : key) numbers += std::to_string(byte) + ',';
    for (std::string const& spelled :
         {kKey, encode_hex(key), encode_base64(key), encode_base64(key, Base64::Url), numbers,
          encode_base64(as_bytes(kCrackerSalt + kKey)),
          "scrypt$" + encode_hex(key).substr(0, 32)}) {
        INFO(spelled);
        CHECK(is_scrypt(calls.in("1\tada\t" + spelled + "\t\n")));
    }
    CHECK_FALSE(calls.in("1\tada\tsomething else\n"));
}

TEST_CASE("cracker: a password that was spelled otherwise before it was hashed is followed") {
    std::string wide;
    for (char c : kPassword) wide += {c, '\0'};
    for (std::string const& input : {encode_base64(as_bytes(kPassword)), wide}) {
        Calls const calls = Calls().slow(input);
        CHECK(is_scrypt(calls.in("1\tada\t" + encode_hex(as_bytes(kKey)) + "\t\n")));
    }
}

TEST_CASE("cracker: of two people with one password each salt is counted once") {
    std::string const other = "the key of the second, with a salt";
    Calls calls = Calls().slow(kPassword).slow(kPassword);
    std::string const table = encode_hex(as_bytes(kKey)) + '\n' + encode_hex(as_bytes(other));
    CHECK(count_salts(Loot(table), calls.all, kPassword) == 1);
    calls.all.add(crypto::ScryptCost{}, as_bytes(kPassword), as_bytes(other), as_bytes(other), 1);
    CHECK(count_salts(Loot(table), calls.all, kPassword) == 2);
}

TEST_CASE("cracker: a digest as text in which another character stands for 0 is followed") {
    std::string const digest("nul\0 in the first nine bytes", 28);
    std::string text = digest;
    text.replace(3, 1, "\u0100");
    CHECK(is_scrypt(
        Calls().fast(kPassword, digest).slow(text).in("ada\t" + encode_hex(as_bytes(kKey)))));
}

TEST_CASE("cracker: a digest that begins like a PHC string is followed in every spelling, too") {
    std::string const digest = "$\x02\xff\x11\x90 of twenty bytes";
    for (std::string const& spelled :
         {digest, encode_hex(as_bytes(digest)), encode_base64(as_bytes(digest))}) {
        INFO(spelled);
        Calls const calls = Calls().fast(kPassword, digest).slow(spelled);
        CHECK(is_scrypt(calls.in(encode_hex(as_bytes(kKey)))));
    }
    // All of a PHC string is looked for: how it begins, many do.
    Calls const text = Calls().slow(kPassword, "$scrypt$ln=14,r=8,p=1$c2FsdA$aGFzaA");
    CHECK(is_scrypt(text.in("$scrypt$ln=14,r=8,p=1$c2FsdA$aGFzaA")));
    CHECK_FALSE(text.in("$scrypt$ln=14,r=8,p=1$b3RoZXI$aGFzaA"));
}

TEST_CASE("cracker: the end of a PHC string is found in a column of its own") {
    std::string const bcrypt = "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
    Calls const calls = Calls().slow(kPassword, bcrypt);
    CHECK(is_scrypt(
        calls.in("1\tada\tABCDEFGHIJKLMNOPQRSTUVWXYZ01234\t$2b$10$abcdefghijklmnopqrstuu\n")));
    CHECK_FALSE(
        calls.in("1\tada\tXBCDEFGHIJKLMNOPQRSTUVWXYZ01234\t$2b$10$abcdefghijklmnopqrstuu\n"));
}

TEST_CASE("cracker: a digest is followed as text of one character a byte") {
    std::string const digest = "\x8f\x02\xff\x11\x90\xe9 of twenty bytes";
    std::string const latin1 = "\xc2\x8f\x02\xc3\xbf\x11\xc2\x90\xc3\xa9 of twenty bytes";
    CHECK(is_scrypt(Calls().fast(kPassword, digest).slow(latin1).in(encode_hex(as_bytes(kKey)))));
}

TEST_CASE("cracker: text is found backwards, in capitals and in Base64") {
    for (std::string const& spelled :
         {kPassword, std::string("tbpwvkzq"), std::string("QZKVWPBT"),
          encode_base64(as_bytes(kPassword + kPassword)), encode_hex(as_bytes(kPassword))})
        CHECK(is_plain(Calls().in("1\tada\t" + spelled + "\t\n")));
}

TEST_CASE("cracker: the cheapest way counts, and a chain costs its sum") {
    std::string const digest = "0123456789abcdef!";
    Calls chain;
    chain.fast(kPassword, digest).slow(encode_hex(as_bytes(digest)));
    auto const slow = chain.in(encode_hex(as_bytes(kKey)));
    REQUIRE(is_scrypt(slow));
    CHECK(slow->salt == kCrackerSalt);
    auto const both = chain.in(encode_hex(as_bytes(kKey)) + '\t' + encode_hex(as_bytes(digest)));
    REQUIRE(both);
    CHECK(std::holds_alternative<crypto::FastDigest>(both->hash.cost));
    CHECK(both->seconds < slow->seconds);
}

TEST_CASE("cracker: a check counts whose salt lies in the table") {
    Calls const calls = Calls().slow(kPassword);
    CHECK(find_check(Loot(encode_hex(as_bytes(kCrackerSalt))), calls.all, 0, kPassword));
    CHECK_FALSE(find_check(Loot("nothing"), calls.all, 0, kPassword));
    CHECK_FALSE(find_check(Loot(encode_hex(as_bytes(kCrackerSalt))), calls.all, 1, kPassword));
}
