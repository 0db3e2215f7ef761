// fill_segment for WebAssembly SIMD, in place of the reference's opt.c: the one part of Argon2 (RFC
// 9106, 3.4 to 3.6) that takes the time. The rest is the reference: core.c, argon2.c, blake2b.c.
//
// WebAssembly has no pmuludq. Two products at once are two shuffles, which gather the low halves of
// two vectors each, and the two extended multiplications; opt.c through Emscripten's SSE headers
// pays two shuffles for every product. And where the next reference block lies is worked out as
// soon as the first column of the current block is known, so that its way from memory is not waited
// for.
#include <argon2.h>
#include <core.h>
#include <stdint.h>
#include <wasm_simd128.h>

enum {
    kVectors = ARGON2_BLOCK_SIZE / sizeof(v128_t),
    kRow = 8,  // vectors: a block is 8 rows of 8
    kWordsInCacheLine = 8
};

#define INLINE static inline __attribute__((always_inline))
#define UNROLL _Pragma("clang loop unroll(full)")

// Rotations to the right of both 64-bit lanes.
INLINE v128_t rotate_32(v128_t x) { return wasm_i32x4_shuffle(x, x, 1, 0, 3, 2); }
INLINE v128_t rotate_24(v128_t x) {
    return wasm_i8x16_swizzle(
        x, wasm_i8x16_const(3, 4, 5, 6, 7, 0, 1, 2, 11, 12, 13, 14, 15, 8, 9, 10));
}
INLINE v128_t rotate_16(v128_t x) {
    return wasm_i8x16_swizzle(
        x, wasm_i8x16_const(2, 3, 4, 5, 6, 7, 0, 1, 10, 11, 12, 13, 14, 15, 8, 9));
}
INLINE v128_t rotate_63(v128_t x) {
    return wasm_v128_xor(wasm_u64x2_shr(x, 63), wasm_i64x2_add(x, x));
}

// a = a + b + 2 * low32(a) * low32(b), for two pairs of vectors (3.6).
INLINE void add_product(v128_t a[2], v128_t const b[2]) {
    v128_t const low_a = wasm_i32x4_shuffle(a[0], a[1], 0, 2, 4, 6);
    v128_t const low_b = wasm_i32x4_shuffle(b[0], b[1], 0, 2, 4, 6);
    v128_t const first = wasm_u64x2_extmul_low_u32x4(low_a, low_b);
    v128_t const second = wasm_u64x2_extmul_high_u32x4(low_a, low_b);
    a[0] = wasm_i64x2_add(wasm_i64x2_add(a[0], b[0]), wasm_i64x2_add(first, first));
    a[1] = wasm_i64x2_add(wasm_i64x2_add(a[1], b[1]), wasm_i64x2_add(second, second));
}

// GB of 3.6 on four columns of the 4 by 4 words at once.
INLINE void mix(v128_t a[2], v128_t b[2], v128_t c[2], v128_t d[2]) {
    add_product(a, b);
    d[0] = rotate_32(wasm_v128_xor(d[0], a[0]));
    d[1] = rotate_32(wasm_v128_xor(d[1], a[1]));
    add_product(c, d);
    b[0] = rotate_24(wasm_v128_xor(b[0], c[0]));
    b[1] = rotate_24(wasm_v128_xor(b[1], c[1]));
    add_product(a, b);
    d[0] = rotate_16(wasm_v128_xor(d[0], a[0]));
    d[1] = rotate_16(wasm_v128_xor(d[1], a[1]));
    add_product(c, d);
    b[0] = rotate_63(wasm_v128_xor(b[0], c[0]));
    b[1] = rotate_63(wasm_v128_xor(b[1], c[1]));
}

// The permutation P of 3.6 on 16 words; v[0..1], v[2..3], v[4..5], v[6..7] are the four lines.
INLINE void permute(v128_t v[8]) {
    v128_t *const a = v, *const b = v + 2, *const c = v + 4, *const d = v + 6;
    mix(a, b, c, d);
    // The diagonals become columns: b turned by one word, c by two, d by three.
    v128_t b_turned[2] = {wasm_i64x2_shuffle(b[0], b[1], 1, 2),
                          wasm_i64x2_shuffle(b[1], b[0], 1, 2)};
    v128_t c_turned[2] = {c[1], c[0]};
    v128_t d_turned[2] = {wasm_i64x2_shuffle(d[1], d[0], 1, 2),
                          wasm_i64x2_shuffle(d[0], d[1], 1, 2)};
    mix(a, b_turned, c_turned, d_turned);
    b[0] = wasm_i64x2_shuffle(b_turned[1], b_turned[0], 1, 2);
    b[1] = wasm_i64x2_shuffle(b_turned[0], b_turned[1], 1, 2);
    c[0] = c_turned[1];
    c[1] = c_turned[0];
    d[0] = wasm_i64x2_shuffle(d_turned[0], d_turned[1], 1, 2);
    d[1] = wasm_i64x2_shuffle(d_turned[1], d_turned[0], 1, 2);
}

// First half of G (3.5): R = previous ^ reference stays in next, for the end; P on its rows.
INLINE void permute_rows(v128_t* rows, v128_t* next, v128_t const* previous,
                         v128_t const* reference, int over) {
    for (v128_t const* const end = previous + kVectors; previous != end;
         previous += kRow, reference += kRow, next += kRow, rows += kRow) {
        v128_t v[kRow];
        UNROLL for (int i = 0; i < kRow; i++) {
            v[i] = wasm_v128_xor(previous[i], reference[i]);
            next[i] = over ? wasm_v128_xor(v[i], next[i]) : v[i];
        }
        permute(v);
        UNROLL for (int i = 0; i < kRow; i++) rows[i] = v[i];
    }
}

// Once per pass but the first of version 19, which keeps what the block held (3.4, last step).
static __attribute__((noinline)) void rows_over(v128_t* rows, block* next, block const* previous,
                                                block const* reference) {
    permute_rows(rows, (v128_t*)next, (v128_t const*)previous, (v128_t const*)reference, 1);
}
static __attribute__((noinline)) void rows_anew(v128_t* rows, block* next, block const* previous,
                                                block const* reference) {
    permute_rows(rows, (v128_t*)next, (v128_t const*)previous, (v128_t const*)reference, 0);
}

// Second half of G: P on some of the columns, joined with what the first half left in next.
static __attribute__((noinline)) void finish_columns(block* next, v128_t const* rows, int from,
                                                     int to) {
    for (int column = from; column < to; column++) {
        v128_t* const out = (v128_t*)next + column;
        v128_t v[kRow];
        UNROLL for (int i = 0; i < kRow; i++) v[i] = rows[kRow * i + column];
        permute(v);
        UNROLL for (int i = 0; i < kRow; i++) out[kRow * i] = wasm_v128_xor(v[i], out[kRow * i]);
    }
}

// 3.4.1.2: the pseudo-random words of data-independent addressing, 128 at a time.
typedef struct {
    block input;
    block words;
} addresses_t;

static void start_addresses(addresses_t* addresses, argon2_instance_t const* instance,
                            argon2_position_t const* position) {
    init_block_value(&addresses->input, 0);
    uint64_t* const input = addresses->input.v;
    input[0] = position->pass;
    input[1] = position->lane;
    input[2] = position->slice;
    input[3] = instance->memory_blocks;
    input[4] = instance->passes;
    input[5] = instance->type;
}

static uint64_t address(addresses_t* addresses, uint32_t index) {
    uint32_t const counter = index / ARGON2_ADDRESSES_IN_BLOCK + 1;
    if (addresses->input.v[6] != counter) {
        static block const zero;
        v128_t rows[kVectors];
        addresses->input.v[6] = counter;
        rows_anew(rows, &addresses->words, &zero, &addresses->input);
        finish_columns(&addresses->words, rows, 0, kRow);
        rows_anew(rows, &addresses->words, &zero, &addresses->words);
        finish_columns(&addresses->words, rows, 0, kRow);
    }
    return addresses->words.v[index % ARGON2_ADDRESSES_IN_BLOCK];
}

// 3.4.2: the block that a pseudo-random word points at.
INLINE block const* find_reference(argon2_instance_t const* instance, argon2_position_t* position,
                                   uint32_t index, uint64_t random) {
    int const first_slice = position->pass == 0 && position->slice == 0;
    uint32_t const lane = first_slice ? position->lane : (uint32_t)(random >> 32) % instance->lanes;
    position->index = index;
    return instance->memory + lane * instance->lane_length +
           index_alpha(instance, position, (uint32_t)random, lane == position->lane);
}

// Loads whose value nobody wants: the block is in the cache when its turn comes.
INLINE void prefetch(block const* b) {
    UNROLL for (int i = 0; i < ARGON2_QWORDS_IN_BLOCK; i += kWordsInCacheLine)(void) *
        (uint64_t const volatile*)(b->v + i);
}

void fill_segment(argon2_instance_t const* instance, argon2_position_t position) {
    int const independent =
        instance->type == Argon2_i || (instance->type == Argon2_id && position.pass == 0 &&
                                       position.slice < ARGON2_SYNC_POINTS / 2);
    addresses_t addresses;
    if (independent) start_addresses(&addresses, instance, &position);

    // The first two blocks of a lane come from the seed (fill_first_blocks in core.c).
    uint32_t index = position.pass == 0 && position.slice == 0 ? 2 : 0;
    block* const lane = instance->memory + position.lane * instance->lane_length;
    uint32_t const offset = position.slice * instance->segment_length + index;
    block const* previous = lane + (offset == 0 ? instance->lane_length : offset) - 1;
    int const over = position.pass != 0 && instance->version != ARGON2_VERSION_10;

    v128_t rows[kVectors];
    block const* reference = find_reference(
        instance, &position, index, independent ? address(&addresses, index) : previous->v[0]);
    for (block* current = lane + offset; index < instance->segment_length; current++) {
        (over ? rows_over : rows_anew)(rows, current, previous, reference);
        finish_columns(current, rows, 0, 1);
        if (++index < instance->segment_length) {
            reference = find_reference(instance, &position, index,
                                       independent ? address(&addresses, index) : current->v[0]);
            prefetch(reference);
        }
        finish_columns(current, rows, 1, kRow);
        previous = current;
    }
}
