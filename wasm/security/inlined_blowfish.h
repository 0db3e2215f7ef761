// Put before torsion's kdf.c by CMakeLists.txt: the cipher that bcrypt turns in circles is compiled
// in one piece with it. In a file of its own (cipher.c, as in the page's modules, where it is
// smaller so) every one of the 521 encipherings of a round is a call that goes through memory.
#pragma once

#include <stddef.h>
#include <stdint.h>

#define PARAPET_INLINE static inline __attribute__((always_inline))
struct blowfish_s;
PARAPET_INLINE void torsion__blowfish_expand0state(struct blowfish_s*, unsigned char const* key,
                                                   size_t size);
PARAPET_INLINE void blowfish_encipher(const struct blowfish_s*, uint32_t* left, uint32_t* right);

#include "cipher.c"

// And what it turns is at an address that the compiler knows. There are no threads, and it is
// wiped.
#define blowfish_t static blowfish_t
