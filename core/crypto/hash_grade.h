// Grades a stored password hash against the floors of the OWASP Password Storage Cheat Sheet, with
// every reason. Costs are floors for today; a server should go as high as its logins can bear.
#pragma once

#include <string_view>
#include <vector>

#include "core/crypto/stored_hash.h"

namespace parapet::crypto {

enum class HashFault {
    NotRecognised,        // plain text, or a scheme of one's own
    FastDigest,           // made to be fast: SHA-256 and its like
    NoSalt,               // equal passwords are equal hashes, and tables exist
    ObsoleteScheme,       // crypt(3)'s, PBKDF2 with MD5
    Argon2CostLow,        // under every set that OWASP calls equivalent
    Argon2TypeWeak,       // i: less resistant to trade-offs; d: may leak through caches
    Argon2VersionOld,     // version 16
    BcryptCostLow,        // under 10
    BcryptVariantBroken,  // $2$ and $2x$
    ScryptCostLow,        // under every set that OWASP calls equivalent
    Pbkdf2IterationsLow,  // under 600,000 with SHA-256, 210,000 with SHA-512 …
    SaltShort,            // under 16 bytes
    TagShort,             // under 16 bytes
};
std::string_view explain(HashFault);

enum class HashStrength {
    None,   // no protection to speak of once it leaks
    Weak,   // made for passwords, but under the floor
    Floor,  // meets the floor
};

struct HashGrade {
    HashStrength strength;
    std::vector<HashFault> faults;  // a shorter salt than recommended alone is no weakness
};
HashGrade grade_hash(StoredHash const&);

}  // namespace parapet::crypto
