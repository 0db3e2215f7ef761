// Put before torsion's hash.c, behind its bio.h, by core/third_party.cmake where the target is
// WebAssembly: its way to read a word, byte by byte, is one that clang 14 does not see through
// there, and SHA-256 loses a tenth of its time by it.
#pragma once

#include <stdint.h>
#include <string.h>

static inline uint32_t parapet_read32be(uint8_t const* bytes) {
    uint32_t word;
    memcpy(&word, bytes, sizeof(word));
    return __builtin_bswap32(word);
}
#define read32be parapet_read32be
