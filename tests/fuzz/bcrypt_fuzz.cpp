// A bcrypt hash has one spelling, verifies with its password and with no other. Costs stay small.
#include "core/base/check.h"
#include "core/crypto/bcrypt.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::crypto;

namespace {

constexpr std::uint32_t kMostCost = 5;
constexpr std::string_view kLetters =
    "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

bool is_fit(std::string_view password) {
    return password.size() <= kBcryptMaxPassword && password.find('\0') == std::string_view::npos;
}

void check_text(std::string_view text, std::string const& password) {
    auto const setting = parse_bcrypt(text);
    auto const verified = [&] { return bcrypt_verify(text, as_bytes(password)); };
    if (!setting.ok()) {
        PARAPET_CHECK(!explain(setting.error()).empty());
        PARAPET_CHECK(!verified().ok());
        return;
    }
    PARAPET_CHECK(text.size() == 60);
    PARAPET_CHECK(parse_bcrypt_setting(text.substr(0, 29)).ok());
    if (setting.value().cost > kMostCost || !is_fit(password)) return;
    auto const again = bcrypt(as_bytes(password), setting.value());
    PARAPET_CHECK(again.ok() && again.value().substr(0, 29) == text.substr(0, 29));
    PARAPET_CHECK(verified().ok() && verified().value() == (again.value() == text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const password = input.text();
    std::string const other = input.text();
    std::uint8_t const turn = input.byte();
    std::uint8_t const at = input.byte();
    std::uint8_t const letter = input.byte();
    std::string const rest = input.rest();
    check_text(rest, password);
    if (turn % 8 != 0) return 0;  // hashing is slow, reading is not

    Bytes salt(16);
    for (std::size_t i = 0; i < salt.size() && i < rest.size(); ++i)
        salt[i] = static_cast<std::uint8_t>(rest[i]);
    auto const hash = bcrypt(as_bytes(password), salt, 4);
    PARAPET_CHECK(hash.ok() == is_fit(password));
    if (!hash.ok()) return 0;
    PARAPET_CHECK(hash.value().starts_with("$2b$04$"));
    PARAPET_CHECK(parse_bcrypt(hash.value()).value().salt == salt);
    PARAPET_CHECK(bcrypt_verify(hash.value(), as_bytes(password)).value());
    if (other != password && is_fit(other))
        PARAPET_CHECK(!bcrypt_verify(hash.value(), as_bytes(other)).value());

    // Another letter anywhere is another hash, or none.
    std::string changed = hash.value();
    changed[at % changed.size()] = kLetters[letter % kLetters.size()];
    if (changed == hash.value() ||
        (parse_bcrypt(changed).ok() && parse_bcrypt(changed).value().cost > kMostCost)) {
        return 0;
    }
    auto const verified = bcrypt_verify(changed, as_bytes(password));
    // The letter of the variant changes nothing for passwords of this length.
    PARAPET_CHECK(!verified.ok() || !verified.value() || at % changed.size() == 2);
    return 0;
}
