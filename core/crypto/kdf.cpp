#include "core/crypto/kdf.h"

#include <torsion/kdf.h>

#include <array>

#include "core/base/check.h"
#include "core/crypto/torsion_id.h"
#include "core/crypto/wipe.h"

namespace parapet::crypto {

std::string_view explain(KdfError error) {
    switch (error) {
        case KdfError::LengthTooShort: return "At least one byte has to be asked for.";
        case KdfError::LengthTooLong: return "That many bytes cannot be derived.";
        case KdfError::IterationsTooFew: return "PBKDF2 needs at least one iteration.";
        case KdfError::CostNoPowerOfTwo: return "scrypt's N has to be a power of two over 1.";
        case KdfError::BlockSizeTooSmall: return "scrypt's block size r has to be at least 1.";
        case KdfError::LanesTooFew: return "scrypt's parallelization p has to be at least 1.";
        case KdfError::MemoryTooMuch: return "More than 256 MiB of memory are not granted.";
        case KdfError::TooCostly: return "The cost is over what is granted.";
        case KdfError::OutOfMemory: return "There was not enough memory for the derivation.";
    }
    return "Unknown key derivation error.";
}

Result<Bytes, KdfError> hkdf(Hash hash, HkdfInput const& input, std::size_t length) {
    if (length < 1) return Failure{KdfError::LengthTooShort};
    if (length > 255 * digest_size(hash)) return Failure{KdfError::LengthTooLong};

    std::array<std::uint8_t, HASH_MAX_OUTPUT_SIZE> extracted = {};
    PARAPET_CHECK(hkdf_extract(extracted.data(), torsion_id(hash), or_empty(input.key),
                               input.key.size(), or_empty(input.salt), input.salt.size()) != 0);
    Bytes out(length);
    PARAPET_CHECK(hkdf_expand(out.data(), torsion_id(hash), extracted.data(), or_empty(input.info),
                              input.info.size(), length) != 0);
    wipe(extracted);
    return out;
}

Result<Bytes, KdfError> pbkdf2(Hash hash, ByteView password, ByteView salt,
                               std::uint32_t iterations, std::size_t length) {
    if (length < 1) return Failure{KdfError::LengthTooShort};
    if (length > kKdfMaxLength) return Failure{KdfError::LengthTooLong};
    if (iterations < 1) return Failure{KdfError::IterationsTooFew};
    std::uint64_t const digests = (length + digest_size(hash) - 1) / digest_size(hash);
    if (iterations * digests > kPbkdf2MaxWork) return Failure{KdfError::TooCostly};

    Bytes out(length);
    PARAPET_CHECK(pbkdf2_derive(out.data(), torsion_id(hash), or_empty(password), password.size(),
                                or_empty(salt), salt.size(), iterations, length) != 0);
    return out;
}

Result<Bytes, KdfError> scrypt(ByteView password, ByteView salt, ScryptCost const& cost,
                               std::size_t length) {
    auto const [n, r, p] = cost;
    if (length < 1) return Failure{KdfError::LengthTooShort};
    if (length > kKdfMaxLength) return Failure{KdfError::LengthTooLong};
    if (n < 2 || (n & (n - 1)) != 0) return Failure{KdfError::CostNoPowerOfTwo};
    if (r < 1) return Failure{KdfError::BlockSizeTooSmall};
    if (p < 1) return Failure{KdfError::LanesTooFew};
    // By division: the products could overflow.
    if (n > kScryptMaxMemory / 128 / r) return Failure{KdfError::MemoryTooMuch};
    if (p > kScryptMaxWork / (n * r)) return Failure{KdfError::TooCostly};

    Bytes out(length);
    if (scrypt_derive(out.data(), or_empty(password), password.size(), or_empty(salt), salt.size(),
                      n, r, p, length) == 0)
        return Failure{KdfError::OutOfMemory};
    return out;
}

}  // namespace parapet::crypto
