// Key derivation: HKDF (RFC 5869), PBKDF2 (RFC 8018) and scrypt (RFC 7914), as node:crypto offers
// them. C sources: npm bcrypto, deps/torsion. Passwords belong to argon2.h where there is a choice.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/crypto/digest.h"

namespace parapet::crypto {

enum class KdfError {
    LengthTooShort,     // no byte asked for
    LengthTooLong,      // HKDF: over 255 digests; the others: over kKdfMaxLength
    IterationsTooFew,   // PBKDF2: 0
    CostNoPowerOfTwo,   // scrypt: N is not 2, 4, 8 …
    BlockSizeTooSmall,  // scrypt: r is 0
    LanesTooFew,        // scrypt: p is 0
    MemoryTooMuch,      // scrypt: 128 × N × r over kScryptMaxMemory
    TooCostly,          // scrypt: N × r × p over kScryptMaxWork; PBKDF2: iterations × digests
                        // over kPbkdf2MaxWork
    OutOfMemory,
};
std::string_view explain(KdfError);

inline constexpr std::size_t kKdfMaxLength = 1024;  // bytes
// Iterations × digests of output; the OWASP cheat sheet asks for 600,000 × 1.
inline constexpr std::uint64_t kPbkdf2MaxWork = std::uint64_t{1} << 22;
inline constexpr std::uint64_t kScryptMaxMemory = std::uint64_t{1} << 28;  // bytes: 256 MiB
inline constexpr std::uint64_t kScryptMaxWork = std::uint64_t{1} << 22;    // N × r × p

struct HkdfInput {
    ByteView key;
    ByteView salt = {};
    ByteView info = {};
};
Result<Bytes, KdfError> hkdf(Hash, HkdfInput const&, std::size_t length);

Result<Bytes, KdfError> pbkdf2(Hash, ByteView password, ByteView salt, std::uint32_t iterations,
                               std::size_t length);

struct ScryptCost {
    std::uint64_t n = 1 << 17;  // OWASP Password Storage Cheat Sheet
    std::uint32_t r = 8;
    std::uint32_t p = 1;
};
Result<Bytes, KdfError> scrypt(ByteView password, ByteView salt, ScryptCost const&,
                               std::size_t length);

}  // namespace parapet::crypto
