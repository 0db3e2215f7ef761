/* SHA-256 (FIPS 180-4) for WebAssembly SIMD, in the place of torsion's own sha256_update and
 * sha256_final: four words of the message schedule at a time, worked out between the rounds that
 * use those before them (S. Gulley, V. Gopal et al., "Fast SHA-256 Implementations on Intel
 * Architecture Processors", 2012). The known answers are those of tests/wasm/interop.test.ts. */
#include <string.h>
#include <torsion/hash.h>
#include <wasm_simd128.h>

static const uint32_t K[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

#define ROTR(x, n) (((x) >> (n)) | ((x) << (32 - (n))))
/* Three rotations as one after the other: fewer values are alive at once. */
#define SIGMA0(x) ROTR((x) ^ ROTR((x) ^ ROTR(x, 9), 11), 2)
#define SIGMA1(x) ROTR((x) ^ ROTR((x) ^ ROTR(x, 14), 5), 6)
/* Maj(a, b, c), with a ^ b kept for the next round, where it is b ^ c. */
#define ROUND(a, b, c, d, e, f, g, h, word, ab, bc)    \
    do {                                               \
        h += SIGMA1(e) + ((e & (f ^ g)) ^ g) + (word); \
        d += h;                                        \
        ab = a ^ b;                                    \
        h += SIGMA0(a) + ((ab & bc) ^ b);              \
    } while (0)
#define FOUR_ROUNDS(a, b, c, d, e, f, g, h, words)       \
    do {                                                 \
        ROUND(a, b, c, d, e, f, g, h, (words)[0], x, y); \
        ROUND(h, a, b, c, d, e, f, g, (words)[1], y, x); \
        ROUND(g, h, a, b, c, d, e, f, (words)[2], x, y); \
        ROUND(f, g, h, a, b, c, d, e, (words)[3], y, x); \
    } while (0)

#define ROTR4(x, n) wasm_v128_or(wasm_u32x4_shr(x, n), wasm_i32x4_shl(x, 32 - (n)))
/* Words 1 to 4 of eight. */
#define SHIFTED(low, high) wasm_i32x4_shuffle(low, high, 1, 2, 3, 4)

static inline v128_t sigma0(v128_t x) {
    return wasm_v128_xor(wasm_v128_xor(ROTR4(x, 7), ROTR4(x, 18)), wasm_u32x4_shr(x, 3));
}

static inline v128_t sigma1(v128_t x) {
    return wasm_v128_xor(wasm_v128_xor(ROTR4(x, 17), ROTR4(x, 19)), wasm_u32x4_shr(x, 10));
}

/* The four words after these sixteen. Two of them need two others of them; sigma1(0) is 0. */
static inline v128_t next_words(v128_t w0, v128_t w1, v128_t w2, v128_t w3) {
    const v128_t zero = wasm_i32x4_const(0, 0, 0, 0);
    v128_t next = wasm_i32x4_add(wasm_i32x4_add(w0, sigma0(SHIFTED(w0, w1))), SHIFTED(w2, w3));
    next = wasm_i32x4_add(next, sigma1(wasm_i32x4_shuffle(w3, zero, 2, 3, 4, 5)));
    return wasm_i32x4_add(next, sigma1(wasm_i32x4_shuffle(zero, next, 0, 1, 4, 5)));
}

static inline v128_t big_endian(unsigned char const* bytes) {
    const v128_t words = wasm_v128_load(bytes);
    return wasm_i8x16_shuffle(words, words, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

static void compress(uint32_t* state, unsigned char const* block) {
    uint32_t words[64] __attribute__((aligned(16))); /* with their constants added */
    v128_t w0 = big_endian(block), w1 = big_endian(block + 16), w2 = big_endian(block + 32),
           w3 = big_endian(block + 48);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5],
             g = state[6], h = state[7], x, y = b ^ c;
    int i;
#define PUT(at, w) wasm_v128_store(words + (at), wasm_i32x4_add(w, wasm_v128_load(K + (at))))
    PUT(0, w0);
    PUT(4, w1);
    PUT(8, w2);
    PUT(12, w3);
    for (i = 0; i < 48; i += 16) {
        w0 = next_words(w0, w1, w2, w3);
        PUT(i + 16, w0);
        FOUR_ROUNDS(a, b, c, d, e, f, g, h, words + i);
        w1 = next_words(w1, w2, w3, w0);
        PUT(i + 20, w1);
        FOUR_ROUNDS(e, f, g, h, a, b, c, d, words + i + 4);
        w2 = next_words(w2, w3, w0, w1);
        PUT(i + 24, w2);
        FOUR_ROUNDS(a, b, c, d, e, f, g, h, words + i + 8);
        w3 = next_words(w3, w0, w1, w2);
        PUT(i + 28, w3);
        FOUR_ROUNDS(e, f, g, h, a, b, c, d, words + i + 12);
    }
    for (; i < 64; i += 8) {
        FOUR_ROUNDS(a, b, c, d, e, f, g, h, words + i);
        FOUR_ROUNDS(e, f, g, h, a, b, c, d, words + i + 4);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
}

void sha256_update(sha256_t* hash, void const* data, size_t length) {
    unsigned char const* bytes = data;
    size_t filled = hash->size & 63;
    hash->size += length;
    if (filled > 0) {
        size_t want = 64 - filled;
        if (want > length) want = length;
        memcpy(hash->block + filled, bytes, want);
        if (filled + want < 64) return;
        compress(hash->state, hash->block);
        bytes += want;
        length -= want;
    }
    for (; length >= 64; bytes += 64, length -= 64) compress(hash->state, bytes);
    if (length > 0) memcpy(hash->block, bytes, length);
}

void sha256_final(sha256_t* hash, unsigned char* out) {
    const uint64_t bits = hash->size << 3;
    size_t filled = hash->size & 63;
    int i;
    hash->block[filled++] = 0x80;
    if (filled > 56) {
        memset(hash->block + filled, 0, 64 - filled);
        compress(hash->state, hash->block);
        filled = 0;
    }
    memset(hash->block + filled, 0, 56 - filled);
    for (i = 0; i < 8; i++) hash->block[56 + i] = (unsigned char)(bits >> (56 - 8 * i));
    compress(hash->state, hash->block);
    for (i = 0; i < 32; i++) out[i] = (unsigned char)(hash->state[i / 4] >> (24 - i % 4 * 8));
}
