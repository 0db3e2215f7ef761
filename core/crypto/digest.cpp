#include "core/crypto/digest.h"

#include <torsion/hash.h>

#include <cstddef>
#include <cstring>

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
    std::size_t used = 0;  // of a hash_t, which has room for the largest of them all
    hmac_t keyed;

    ~State() { wipe_object(keyed); }
};

namespace {

std::size_t context_size(Hash hash) {
    switch (hash) {
        case Hash::Md5: return sizeof(md5_t);
        case Hash::Sha1: return sizeof(sha1_t);
        case Hash::Sha256: return sizeof(sha256_t);
        case Hash::Sha384:
        case Hash::Sha512: return sizeof(sha512_t);
    }
    return sizeof(hash_t::ctx);
}

}  // namespace

HmacKey::HmacKey(Hash hash, ByteView key) : state_(std::make_unique<State>()) {
    state_->size = digest_size(hash);
    state_->used = offsetof(hash_t, ctx) + context_size(hash);
    hmac_init(&state_->keyed, torsion_id(hash), or_empty(key), key.size());
}
HmacKey::~HmacKey() = default;
HmacKey::HmacKey(HmacKey&&) noexcept = default;
HmacKey& HmacKey::operator=(HmacKey&&) noexcept = default;

HmacKey::Mac HmacKey::mac(ByteView data) const {
    State const& key = *state_;
    Mac out;
    out.size = key.size;
    hash_t state;
    std::memcpy(&state, &key.keyed.inner, key.used);
    hash_update(&state, or_empty(data), data.size());
    hash_final(&state, out.bytes.data(), out.size);
    std::memcpy(&state, &key.keyed.outer, key.used);
    hash_update(&state, out.bytes.data(), out.size);
    hash_final(&state, out.bytes.data(), out.size);
    wipe(&state, key.used);
    return out;
}

}  // namespace parapet::crypto
