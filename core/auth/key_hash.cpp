#include "core/auth/key_hash.h"

#include <torsion/mac.h>

#include "core/base/bytes.h"

namespace parapet::auth {

std::uint64_t KeyHash::operator()(std::string_view key) const {
    ByteView const bytes = as_bytes(key);
    return siphash_sum(bytes.data(), bytes.size(), secret_.data());
}

}  // namespace parapet::auth
