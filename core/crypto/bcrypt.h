// bcrypt by the C sources of npm bcrypto (deps/torsion), for hashes that exist: new ones should be
// Argon2's (argon2.h). Text form, 60 characters: $2b$12$<22 of salt><31 of hash>
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace parapet::crypto {

// bcrypt reads 72 bytes over and over, with a zero byte between: two passwords that share 72 bytes
// are one, and so are "p" and "p\0p". Most libraries take such passwords in silence; that is for
// lessons and for old hashes of theirs only.
enum class UnfitPassword { Refuse, TakeAsLibrariesDo };

enum class BcryptError {
    CostTooLow,       // under 4
    CostTooHigh,      // over kBcryptMaxCost
    BadSalt,          // not 16 bytes
    PasswordTooLong,  // over 72 bytes
    PasswordHasNul,   // a zero byte
    BadVariant,       // $2$ and $2x$, whose makers hashed some passwords wrongly
    BadEncoding,      // not the 60 characters of a bcrypt hash
};
std::string_view explain(BcryptError);

inline constexpr std::uint32_t kBcryptMaxCost = 15;    // 2^15 rounds take seconds in a page
inline constexpr std::size_t kBcryptMaxPassword = 72;  // bytes

// Writes the variant 2b. cost is the binary logarithm of the rounds; OWASP asks for 10 at least.
Result<std::string, BcryptError> bcrypt(ByteView password, ByteView salt, std::uint32_t cost,
                                        UnfitPassword = UnfitPassword::Refuse);

struct BcryptSetting {
    char variant = 'b';  // 'a', 'b' or 'y': they agree on passwords of 72 bytes and less
    std::uint32_t cost = 0;
    Bytes salt;
};
// Writes the variant of the setting; what wants the same hash again needs it.
Result<std::string, BcryptError> bcrypt(ByteView password, BcryptSetting const&,
                                        UnfitPassword = UnfitPassword::Refuse);

// "$2b$12$" and 22 characters of salt, as libraries draw it before they hash.
Result<BcryptSetting, BcryptError> parse_bcrypt_setting(std::string_view text);
// Exact: a hash has one spelling.
Result<BcryptSetting, BcryptError> parse_bcrypt(std::string_view text);

// Compares in constant time.
Result<bool, BcryptError> bcrypt_verify(std::string_view hash, ByteView password,
                                        UnfitPassword = UnfitPassword::Refuse);

}  // namespace parapet::crypto
