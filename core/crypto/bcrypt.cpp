#include <torsion/kdf.h>
#undef bcrypt_verify  // torsion's short name for a function that is not called here

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/base/check.h"
#include "core/crypto/bcrypt.h"
#include "core/crypto/constant_time.h"
#include "core/crypto/torsion_id.h"

namespace parapet::crypto {
namespace {

constexpr std::uint32_t kMinCost = 4;
constexpr std::size_t kSaltBytes = 16;
constexpr std::size_t kTextLength = 60;
constexpr std::size_t kSaltAt = 7;   // after "$2b$12$"
constexpr std::size_t kHashAt = 29;  // after 22 characters of salt

// bcrypt's Base64 is RFC 4648's with the alphabet in another order.
Result<Bytes, Base64Error> decode(std::string_view text) {
    constexpr std::string_view kOurs =
        "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    constexpr std::string_view kStandard =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string standard;
    for (char c : text) {
        std::size_t const value = kOurs.find(c);
        if (value == std::string_view::npos) return Failure{Base64Error::BadCharacter};
        standard += kStandard[value];
    }
    return decode_base64(standard, Base64::Unpadded);
}

}  // namespace

std::string_view explain(BcryptError error) {
    switch (error) {
        case BcryptError::CostTooLow: return "bcrypt's cost has to be at least 4.";
        case BcryptError::CostTooHigh: return "A bcrypt cost over 15 is not granted.";
        case BcryptError::BadSalt: return "bcrypt's salt has to have 16 bytes.";
        case BcryptError::PasswordTooLong:
            return "bcrypt reads 72 bytes of a password; this one is longer.";
        case BcryptError::PasswordHasNul:
            return "A zero byte is where bcrypt begins a password again; this one has such a byte.";
        case BcryptError::BadVariant:
            return "Hashes of this variant of bcrypt are not safe to use.";
        case BcryptError::BadEncoding: return "This is not a bcrypt hash.";
    }
    return "Unknown bcrypt error.";
}

Result<std::string, BcryptError> bcrypt(ByteView password, ByteView salt, std::uint32_t cost,
                                        UnfitPassword rule) {
    return bcrypt(password, {'b', cost, Bytes(salt.begin(), salt.end())}, rule);
}

Result<std::string, BcryptError> bcrypt(ByteView password, BcryptSetting const& setting,
                                        UnfitPassword rule) {
    auto const& [variant, cost, salt] = setting;
    if (cost < kMinCost) return Failure{BcryptError::CostTooLow};
    if (cost > kBcryptMaxCost) return Failure{BcryptError::CostTooHigh};
    if (salt.size() != kSaltBytes) return Failure{BcryptError::BadSalt};
    if (rule == UnfitPassword::Refuse) {
        if (password.size() > kBcryptMaxPassword) return Failure{BcryptError::PasswordTooLong};
        if (std::find(password.begin(), password.end(), 0) != password.end())
            return Failure{BcryptError::PasswordHasNul};
    }

    ByteView const read = password.first(std::min(password.size(), kBcryptMaxPassword));
    char text[kTextLength + 1];
    PARAPET_CHECK(
        torsion_bcrypt_generate(text, or_empty(read), read.size(), salt.data(), cost, 'b') != 0);
    text[2] = variant;  // they differ in their writers' bugs only, and in the name
    return std::string(text, kTextLength);
}

Result<BcryptSetting, BcryptError> parse_bcrypt_setting(std::string_view text) {
    if (text.starts_with("$2$") || text.starts_with("$2x$"))
        return Failure{BcryptError::BadVariant};
    bool const has_shape = text.size() == kHashAt && text.starts_with("$2") &&
                           (text[2] == 'a' || text[2] == 'b' || text[2] == 'y') && text[3] == '$' &&
                           ascii::is_digit(text[4]) && ascii::is_digit(text[5]) && text[6] == '$';
    if (!has_shape) return Failure{BcryptError::BadEncoding};
    auto salt = decode(text.substr(kSaltAt));
    if (!salt) return Failure{BcryptError::BadEncoding};

    auto const cost = static_cast<std::uint32_t>((text[4] - '0') * 10 + (text[5] - '0'));
    if (cost < kMinCost) return Failure{BcryptError::CostTooLow};
    if (cost > kBcryptMaxCost) return Failure{BcryptError::CostTooHigh};
    return BcryptSetting{text[2], cost, salt.take()};
}

Result<BcryptSetting, BcryptError> parse_bcrypt(std::string_view text) {
    auto setting = parse_bcrypt_setting(text.substr(0, kHashAt));
    if (!setting && setting.error() == BcryptError::BadVariant) return setting;
    if (text.size() != kTextLength || !decode(text.substr(kHashAt)))
        return Failure{BcryptError::BadEncoding};
    return setting;
}

Result<bool, BcryptError> bcrypt_verify(std::string_view hash, ByteView password,
                                        UnfitPassword rule) {
    auto const setting = parse_bcrypt(hash);
    if (!setting) return Failure{setting.error()};
    auto const again = bcrypt(password, setting.value(), rule);
    if (!again) return Failure{again.error()};
    return constant_time_equal(as_bytes(again.value()).subspan(kSaltAt),
                               as_bytes(hash).subspan(kSaltAt));
}

}  // namespace parapet::crypto
