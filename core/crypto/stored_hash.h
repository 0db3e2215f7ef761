// Recognises what a password column holds: which scheme, at which cost. It reads forms, checks no
// password and knows no limits: core/crypto/hash_grade.h judges, core/crypto/cracking.h counts.
#pragma once

#include <cstdint>
#include <string_view>
#include <variant>

#include "core/crypto/argon2.h"
#include "core/crypto/digest.h"
#include "core/crypto/kdf.h"

namespace parapet::crypto {

struct BcryptCost {
    char variant;        // 'a', 'b', 'x', 'y', or ' ' for "$2$"
    std::uint32_t cost;  // binary logarithm of the rounds
};
struct Pbkdf2Cost {
    Hash hash;
    std::uint64_t iterations;
};
// crypt(3): "$1$" MD5, "$5$" SHA-256, "$6$" SHA-512.
struct CryptCost {
    Hash hash;
    std::uint64_t rounds;
};
// One digest of the password, with or without a salt.
struct FastDigest {
    Hash hash;
};
struct Unrecognised {};  // plain text, most likely

using HashCost = std::variant<Unrecognised, FastDigest, CryptCost, Pbkdf2Cost, BcryptCost,
                              ScryptCost, Argon2Options>;

struct StoredHash {
    HashCost cost = Unrecognised{};
    std::size_t salt_length = 0;  // bytes
    std::size_t tag_length = 0;   // bytes
};

//   $argon2id$v=19$m=…,t=…,p=…$…$…     $2b$10$…             $scrypt$ln=17,r=8,p=1$…$…
//   $pbkdf2-sha256$600000$…$…          pbkdf2_sha256$600000$…$… (Django)
//   $1$…$… $5$… $6$rounds=…$…$…        {SHA}… {SSHA}…       hexadecimal digests
StoredHash recognise_hash(std::string_view text);

}  // namespace parapet::crypto
