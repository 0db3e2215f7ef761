// What the sources over torsion share: its names for the hashes, and pointers it may be given.
// Private to core/crypto.
#pragma once

#include <torsion/hash.h>

#include "core/base/bytes.h"
#include "core/crypto/digest.h"

namespace parapet::crypto {

hash_id_t torsion_id(Hash);

// An empty view may hold a null pointer, which memcpy must not see even for 0 bytes.
inline unsigned char const* or_empty(ByteView bytes) {
    static constexpr unsigned char kNothing[1] = {};
    return bytes.empty() ? kNothing : bytes.data();
}

}  // namespace parapet::crypto
