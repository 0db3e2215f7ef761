// SHA-256 and SHA-512 (FIPS 180-4), SHA-1 and MD5 for what still speaks them, and HMAC
// over each (RFC 2104). C sources: npm bcrypto, deps/torsion.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string_view>

#include "core/base/bytes.h"

namespace parapet::crypto {

enum class Hash { Md5, Sha1, Sha256, Sha384, Sha512 };

// "sha256", "SHA-256", "sha512" …: the names node:crypto takes. Nothing when unknown.
std::optional<Hash> hash_named(std::string_view name);

// Bytes of the hash's output.
std::size_t digest_size(Hash);

Bytes digest(Hash, ByteView data);
Bytes hmac(Hash, ByteView key, ByteView data);

// The same for a key that is used again: what the key alone decides is worked out once. Wiped when
// it dies.
class HmacKey {
public:
    HmacKey(Hash, ByteView key);
    ~HmacKey();
    HmacKey(HmacKey&&) noexcept;
    HmacKey& operator=(HmacKey&&) noexcept;

    // As long as the hash's output.
    struct Mac {
        std::array<std::uint8_t, 64> bytes;
        std::size_t size;
        operator ByteView() const { return ByteView(bytes).first(size); }
    };
    Mac mac(ByteView data) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parapet::crypto
