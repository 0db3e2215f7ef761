#include "core/crypto/digest.h"

#include <torsion/hash.h>

#include "core/base/ascii.h"
#include "core/crypto/torsion_id.h"
#include "core/crypto/wipe.h"

namespace parapet::crypto {

std::size_t digest_size(Hash hash) { return hash_output_size(torsion_id(hash)); }

std::optional<Hash> hash_named(std::string_view name) {
    struct Named {
        std::string_view name;
        Hash hash;
    };
    constexpr Named kHashNames[] = {
        {"md5", Hash::Md5},        {"sha1", Hash::Sha1},      {"sha-1", Hash::Sha1},
        {"sha256", Hash::Sha256},  {"sha-256", Hash::Sha256}, {"sha384", Hash::Sha384},
        {"sha-384", Hash::Sha384}, {"sha512", Hash::Sha512},  {"sha-512", Hash::Sha512},
    };
    for (Named const& named : kHashNames) {
        if (ascii::equal_ignoring_case(named.name, name)) return named.hash;
    }
    return std::nullopt;
}

Bytes digest(Hash hash, ByteView data) {
    hash_t state;
    hash_init(&state, torsion_id(hash));
    hash_update(&state, or_empty(data), data.size());
    Bytes out(digest_size(hash));
    hash_final(&state, out.data(), out.size());
    return out;
}

Bytes hmac(Hash hash, ByteView key, ByteView data) {
    hmac_t state;
    hmac_init(&state, torsion_id(hash), or_empty(key), key.size());
    hmac_update(&state, or_empty(data), data.size());
    Bytes out(digest_size(hash));
    hmac_final(&state, out.data());
    wipe_object(state);
    return out;
}

struct HmacKey::State {
    std::size_t size = 0;
    hmac_t keyed;

    ~State() { wipe_object(keyed); }
};

HmacKey::HmacKey(Hash hash, ByteView key) : state_(std::make_unique<State>()) {
    state_->size = digest_size(hash);
    hmac_init(&state_->keyed, torsion_id(hash), or_empty(key), key.size());
}
HmacKey::~HmacKey() = default;
HmacKey::HmacKey(HmacKey&&) noexcept = default;
HmacKey& HmacKey::operator=(HmacKey&&) noexcept = default;

Bytes HmacKey::mac(ByteView data) const {
    hmac_t state = state_->keyed;
    hmac_update(&state, or_empty(data), data.size());
    Bytes out(state_->size);
    hmac_final(&state, out.data());
    wipe_object(state);
    return out;
}

}  // namespace parapet::crypto
