#include "core/crypto/torsion_id.h"

#include "core/base/check.h"

namespace parapet::crypto {

hash_id_t torsion_id(Hash hash) {
    switch (hash) {
        case Hash::Md5: return HASH_MD5;
        case Hash::Sha1: return HASH_SHA1;
        case Hash::Sha256: return HASH_SHA256;
        case Hash::Sha384: return HASH_SHA384;
        case Hash::Sha512: return HASH_SHA512;
    }
    return HASH_NONE;
}

}  // namespace parapet::crypto

// These take the place of torsion's; see torsion_weak.h. The names are macros that prefix torsion_.
// Only a hash that torsion_id() gave gets here.
void hash_init(hash_t* hash, hash_id_t type) {
    hash->type = type;
    switch (type) {
        case HASH_MD5: return md5_init(&hash->ctx.md5);
        case HASH_SHA1: return sha1_init(&hash->ctx.sha1);
        case HASH_SHA256: return sha256_init(&hash->ctx.sha256);
        case HASH_SHA384: return sha384_init(&hash->ctx.sha512);
        case HASH_SHA512: return sha512_init(&hash->ctx.sha512);
        default: PARAPET_CHECK(false);
    }
}

void hash_update(hash_t* hash, void const* data, std::size_t size) {
    switch (hash->type) {
        case HASH_MD5: return md5_update(&hash->ctx.md5, data, size);
        case HASH_SHA1: return sha1_update(&hash->ctx.sha1, data, size);
        case HASH_SHA256: return sha256_update(&hash->ctx.sha256, data, size);
        case HASH_SHA384: return sha384_update(&hash->ctx.sha512, data, size);
        case HASH_SHA512: return sha512_update(&hash->ctx.sha512, data, size);
        default: PARAPET_CHECK(false);
    }
}

void hash_final(hash_t* hash, unsigned char* out, std::size_t) {
    switch (hash->type) {
        case HASH_MD5: return md5_final(&hash->ctx.md5, out);
        case HASH_SHA1: return sha1_final(&hash->ctx.sha1, out);
        case HASH_SHA256: return sha256_final(&hash->ctx.sha256, out);
        case HASH_SHA384: return sha384_final(&hash->ctx.sha512, out);
        case HASH_SHA512: return sha512_final(&hash->ctx.sha512, out);
        default: PARAPET_CHECK(false);
    }
}
