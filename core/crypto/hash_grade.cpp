#include "core/crypto/hash_grade.h"

#include <algorithm>
#include <array>

namespace parapet::crypto {
namespace {

constexpr std::size_t kSaltFloor = 16;  // NIST SP 800-132: 128 bits
constexpr std::size_t kTagFloor = 16;
constexpr std::uint32_t kBcryptFloor = 10;

struct Argon2Set {
    std::uint32_t memory_kib, passes;
};
// Of one strength: less memory is paid for by more passes.
constexpr std::array<Argon2Set, 5> kArgon2Sets = {
    {{47104, 1}, {19456, 2}, {12288, 3}, {9216, 4}, {7168, 5}}};

constexpr std::array<ScryptCost, 5> kScryptSets = {
    {{1 << 17, 8, 1}, {1 << 16, 8, 2}, {1 << 15, 8, 3}, {1 << 14, 8, 5}, {1 << 13, 8, 10}}};

std::uint64_t pbkdf2_floor(Hash hash) {
    switch (hash) {
        case Hash::Md5: return UINT64_MAX;
        case Hash::Sha1: return 1'300'000;
        case Hash::Sha256: return 600'000;
        case Hash::Sha384:
        case Hash::Sha512: return 210'000;
    }
    return UINT64_MAX;
}

// One overload for each alternative of HashCost.
struct Judge {
    std::vector<HashFault>& faults;

    HashStrength operator()(Unrecognised) const {
        faults.push_back(HashFault::NotRecognised);
        return HashStrength::None;
    }
    HashStrength operator()(FastDigest) const {
        faults.push_back(HashFault::FastDigest);
        return HashStrength::None;
    }
    HashStrength operator()(CryptCost) const {
        faults.push_back(HashFault::ObsoleteScheme);
        return HashStrength::Weak;
    }
    HashStrength operator()(Pbkdf2Cost cost) const {
        if (cost.hash == Hash::Md5)
            faults.push_back(HashFault::ObsoleteScheme);
        else if (cost.iterations < pbkdf2_floor(cost.hash))
            faults.push_back(HashFault::Pbkdf2IterationsLow);
        return by_faults();
    }
    HashStrength operator()(BcryptCost cost) const {
        if (cost.variant == ' ' || cost.variant == 'x')
            faults.push_back(HashFault::BcryptVariantBroken);
        if (cost.cost < kBcryptFloor) faults.push_back(HashFault::BcryptCostLow);
        return by_faults();
    }
    HashStrength operator()(ScryptCost const& cost) const {
        bool const enough =
            std::any_of(kScryptSets.begin(), kScryptSets.end(), [&](ScryptCost const& set) {
                return cost.n >= set.n && cost.r >= set.r && cost.p >= set.p;
            });
        if (!enough) faults.push_back(HashFault::ScryptCostLow);
        return by_faults();
    }
    HashStrength operator()(Argon2Options const& options) const {
        bool const enough = std::any_of(kArgon2Sets.begin(), kArgon2Sets.end(), [&](Argon2Set set) {
            return options.memory_kib >= set.memory_kib && options.passes >= set.passes;
        });
        if (!enough) faults.push_back(HashFault::Argon2CostLow);
        if (options.type != Argon2Type::Argon2id) faults.push_back(HashFault::Argon2TypeWeak);
        if (options.version != Argon2Version::V19) faults.push_back(HashFault::Argon2VersionOld);
        return by_faults();
    }

    HashStrength by_faults() const {
        return faults.empty() ? HashStrength::Floor : HashStrength::Weak;
    }
};

}  // namespace

std::string_view explain(HashFault fault) {
    switch (fault) {
        case HashFault::NotRecognised:
            return "This is no hash of a known scheme: whoever reads the column may have the "
                   "password itself.";
        case HashFault::FastDigest:
            return "A digest is made to be fast: a graphics card tries billions of guesses a "
                   "second.";
        case HashFault::NoSalt:
            return "Without a salt equal passwords have equal hashes, and one table cracks all.";
        case HashFault::ObsoleteScheme: return "The scheme is obsolete; no cost makes it good.";
        case HashFault::Argon2CostLow:
            return "Argon2 needs 19 MiB and 2 passes, or a set of the same strength.";
        case HashFault::Argon2TypeWeak:
            return "Of the three types of Argon2, passwords want Argon2id.";
        case HashFault::Argon2VersionOld:
            return "Version 16 of Argon2 can be computed with less memory than it asks for.";
        case HashFault::BcryptCostLow: return "bcrypt's cost should be at least 10.";
        case HashFault::BcryptVariantBroken:
            return "This variant of bcrypt hashed some passwords wrongly.";
        case HashFault::ScryptCostLow:
            return "scrypt needs N = 2^17, r = 8 and p = 1, or a set of the same strength.";
        case HashFault::Pbkdf2IterationsLow:
            return "PBKDF2 needs 600,000 iterations of SHA-256, or 210,000 of SHA-512.";
        case HashFault::SaltShort: return "A salt should have at least 16 bytes.";
        case HashFault::TagShort: return "The hash itself should have at least 16 bytes.";
    }
    return "Unknown fault.";
}

HashGrade grade_hash(StoredHash const& stored) {
    HashGrade grade = {HashStrength::None, {}};
    grade.strength = std::visit(Judge{grade.faults}, stored.cost);
    if (std::holds_alternative<Unrecognised>(stored.cost)) return grade;
    if (stored.salt_length == 0) {
        grade.faults.push_back(HashFault::NoSalt);
        grade.strength = HashStrength::None;
    } else if (stored.salt_length < kSaltFloor) {
        grade.faults.push_back(HashFault::SaltShort);
    }
    if (stored.tag_length < kTagFloor) {
        grade.faults.push_back(HashFault::TagShort);
        grade.strength = std::min(grade.strength, HashStrength::Weak);
    }
    return grade;
}

}  // namespace parapet::crypto
