#include "core/crypto/wipe.h"

#include <torsion/util.h>

namespace parapet::crypto {

void wipe(void* memory, std::size_t size) {
    if (size > 0) torsion_memzero(memory, size);
}

}  // namespace parapet::crypto
