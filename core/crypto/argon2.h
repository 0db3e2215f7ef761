// Argon2 (RFC 9106) by the reference C sources (npm argon2), and its PHC strings:
//   $argon2id$v=19$m=19456,t=2,p=1[,keyid=<…>][,data=<…>]$<salt>$<hash>
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace parapet::crypto {

enum class Argon2Type { Argon2d = 0, Argon2i = 1, Argon2id = 2 };

// 0x10 is read for the sake of old stored hashes; nothing should write it.
enum class Argon2Version : std::uint32_t { V16 = 0x10, V19 = 0x13 };

struct Argon2Options {
    Argon2Type type = Argon2Type::Argon2id;
    std::uint32_t memory_kib = 19456;  // OWASP Password Storage Cheat Sheet, minimum set
    std::uint32_t passes = 2;
    std::uint32_t lanes = 1;
    std::uint32_t tag_length = 32;  // bytes
    Argon2Version version = Argon2Version::V19;

    bool operator==(Argon2Options const&) const = default;
};

enum class Argon2Error {
    MemoryTooLittle,  // below 8 KiB per lane
    MemoryTooMuch,    // over what the limits grant
    PassesTooFew,     // 0
    LanesTooFew,      // 0
    LanesTooMany,     // over 255
    SaltTooShort,     // under 8 bytes
    TagTooShort,      // under 4 bytes
    TagTooLong,       // over 1024 bytes
    KeyIdTooLong,     // over 8 bytes
    DataTooLong,      // associated data over 1024 bytes
    TooCostly,        // memory × passes over what the limits grant
    BadEncoding,      // not a PHC string of Argon2 version 16 or 19
    OutOfMemory,
};
std::string_view explain(Argon2Error);

inline constexpr std::uint32_t kArgon2MaxMemoryKib = 1 << 18;               // 256 MiB
inline constexpr std::uint64_t kArgon2MaxWorkKib = std::uint64_t{1} << 21;  // KiB × passes
inline constexpr std::uint32_t kArgon2KeptMemoryKib = 1 << 16;              // 64 MiB

// What one hash may use: a stored hash names its own cost, and whoever could plant one could stop
// the server with it.
struct Argon2Limits {
    std::uint32_t memory_kib = kArgon2MaxMemoryKib;
    std::uint64_t work_kib = kArgon2MaxWorkKib;
};

// Whether these options and a salt of that many bytes can be hashed with; the first reason why not.
std::optional<Argon2Error> find_fault(Argon2Options const&, std::size_t salt_length,
                                      Argon2Limits const& = {});

// RFC 9106 section 3.1: K, X and, in the text form, which K it was.
struct Argon2Context {
    ByteView secret = {};      // a pepper: kept where the database is not
    ByteView associated = {};  // at most 1024 bytes; stands in the PHC string
    ByteView key_id = {};      // at most 8 bytes; names the secret, so that it can be replaced
};

// The working memory is kept for the next call (up to kArgon2KeptMemoryKib) and holds zeros
// between.
Result<Bytes, Argon2Error> argon2(ByteView password, ByteView salt, Argon2Options const& = {},
                                  Argon2Context const& = {}, Argon2Limits const& = {});

struct Argon2Hash {
    Argon2Options options;  // tag_length is the tag's
    Bytes salt;
    Bytes tag;
    Bytes key_id = {};
    Bytes associated = {};
};
std::string to_phc(Argon2Hash const&);
// Exact: one spelling per hash, the one to_phc writes (or, for version 16, without "v=").
Result<Argon2Hash, Argon2Error> parse_phc(std::string_view text, Argon2Limits const& = {});

Result<std::string, Argon2Error> argon2_phc(ByteView password, ByteView salt,
                                            Argon2Options const& = {}, Argon2Context const& = {});
// Compares in constant time. Associated data is the string's.
Result<bool, Argon2Error> argon2_verify(std::string_view phc, ByteView password,
                                        ByteView secret = {});

// After a login that succeeded: whether the password should be hashed anew, because the stored
// hash has other costs, an older version, a shorter salt or tag, or another secret's name.
bool needs_rehash(std::string_view phc, Argon2Options const& wanted, ByteView key_id = {});

}  // namespace parapet::crypto
