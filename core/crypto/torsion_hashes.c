// The five hashes that this core has, behind libtorsion's generic interface, which HMAC, HKDF,
// PBKDF2 and the generator call. Its own (hash.c) names some forty, and a module that links one of
// them links the tables of all; core/third_party.cmake renames those out of the way.
#include <stdlib.h>
#include <torsion/hash.h>

void hash_init(hash_t* hash, hash_id_t type) {
    hash->type = type;
    switch (type) {
        case HASH_MD5: return md5_init(&hash->ctx.md5);
        case HASH_SHA1: return sha1_init(&hash->ctx.sha1);
        case HASH_SHA256: return sha256_init(&hash->ctx.sha256);
        case HASH_SHA384: return sha384_init(&hash->ctx.sha512);
        case HASH_SHA512: return sha512_init(&hash->ctx.sha512);
        default: abort();
    }
}

void hash_update(hash_t* hash, void const* data, size_t len) {
    switch (hash->type) {
        case HASH_MD5: return md5_update(&hash->ctx.md5, data, len);
        case HASH_SHA1: return sha1_update(&hash->ctx.sha1, data, len);
        case HASH_SHA256: return sha256_update(&hash->ctx.sha256, data, len);
        case HASH_SHA384: return sha384_update(&hash->ctx.sha512, data, len);
        case HASH_SHA512: return sha512_update(&hash->ctx.sha512, data, len);
        default: abort();
    }
}

void hash_final(hash_t* hash, unsigned char* out, size_t len) {
    if (len != hash_output_size(hash->type)) abort();
    switch (hash->type) {
        case HASH_MD5: return md5_final(&hash->ctx.md5, out);
        case HASH_SHA1: return sha1_final(&hash->ctx.sha1, out);
        case HASH_SHA256: return sha256_final(&hash->ctx.sha256, out);
        case HASH_SHA384: return sha384_final(&hash->ctx.sha512, out);
        case HASH_SHA512: return sha512_final(&hash->ctx.sha512, out);
        default: abort();
    }
}

int hash_has_backend(hash_id_t type) { return hash_output_size(type) != 0; }

size_t hash_output_size(hash_id_t type) {
    switch (type) {
        case HASH_MD5: return 16;
        case HASH_SHA1: return 20;
        case HASH_SHA256: return 32;
        case HASH_SHA384: return 48;
        case HASH_SHA512: return 64;
        default: return 0;
    }
}

size_t hash_block_size(hash_id_t type) {
    switch (type) {
        case HASH_MD5:
        case HASH_SHA1:
        case HASH_SHA256: return 64;
        case HASH_SHA384:
        case HASH_SHA512: return 128;
        default: return 0;
    }
}
