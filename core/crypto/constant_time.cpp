#include "core/crypto/constant_time.h"

#include <torsion/util.h>

namespace parapet::crypto {

bool constant_time_equal(ByteView a, ByteView b) {
    if (a.size() != b.size()) return false;
    return a.empty() || torsion_memequal(a.data(), b.data(), a.size()) != 0;
}

}  // namespace parapet::crypto
