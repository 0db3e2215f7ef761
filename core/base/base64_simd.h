// Base64 sixteen characters at a time, where the target has WebAssembly's vectors; base64.cpp does
// the rest and knows the rules. One lane of 32 bits is four characters, which are three bytes.
#pragma once

#include <cstddef>
#include <cstdint>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>

namespace parapet::base64_simd {

// A table of bytes from `first` on, sixteen a vector. What is outside of it is 0.
template <int kVectors>
v128_t look_up(std::uint8_t const* table, std::uint8_t first, v128_t places) {
    v128_t found = wasm_i8x16_const_splat(0);
    for (int i = 0; i < kVectors; ++i) {
        v128_t const within =
            wasm_i8x16_sub(places, wasm_u8x16_splat(static_cast<std::uint8_t>(first + 16 * i)));
        found = wasm_v128_or(found, wasm_i8x16_swizzle(wasm_v128_load(table + 16 * i), within));
    }
    return found;
}

inline v128_t masked(v128_t vector, std::uint32_t mask) {
    return wasm_v128_and(vector, wasm_u32x4_splat(mask));
}

// Takes 12 bytes, reads 16; writes 16 characters. alphabet: 64 characters.
inline void encode(char* out, std::uint8_t const* in, char const* alphabet) {
    v128_t const bytes = wasm_v128_load(in);
    v128_t const three =
        wasm_i8x16_shuffle(bytes, bytes, 2, 1, 0, 0, 5, 4, 3, 3, 8, 7, 6, 6, 11, 10, 9, 9);
    v128_t const upper = wasm_v128_or(masked(wasm_u32x4_shr(three, 18), 0x3f),
                                      masked(wasm_u32x4_shr(three, 4), 0x3f00));
    v128_t const lower = wasm_v128_or(masked(wasm_i32x4_shl(three, 10), 0x3f0000),
                                      masked(wasm_i32x4_shl(three, 24), 0x3f000000));
    auto const* table = reinterpret_cast<std::uint8_t const*>(alphabet);
    wasm_v128_store(out, look_up<4>(table, 0, wasm_v128_or(upper, lower)));
}

constexpr std::uint8_t kFirst = ' ';     // of the characters in a table of values
constexpr std::uint8_t kIsValue = 0x40;  // set in the value of each character of the alphabet

// Takes 16 characters, writes 16 bytes of which 12 mean something. values: of the characters from
// kFirst on, 96 of them. False: a character is outside the alphabet.
inline bool decode(std::uint8_t* out, char const* in, std::uint8_t const* values) {
    v128_t const four = look_up<6>(values, kFirst, wasm_v128_load(in));
    v128_t const upper = wasm_v128_or(wasm_i32x4_shl(masked(four, 0x3f), 18),
                                      wasm_i32x4_shl(masked(four, 0x3f00), 4));
    v128_t const lower = wasm_v128_or(wasm_u32x4_shr(masked(four, 0x3f0000), 10),
                                      wasm_u32x4_shr(masked(four, 0x3f000000), 24));
    v128_t const three = wasm_v128_or(upper, lower);
    wasm_v128_store(
        out, wasm_i8x16_shuffle(three, three, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 3, 3, 3, 3));
    return wasm_i8x16_all_true(wasm_v128_and(four, wasm_u8x16_splat(kIsValue)));
}

}  // namespace parapet::base64_simd
#endif
