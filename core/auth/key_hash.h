// SipHash-2-4 of a key with a secret of this process, so that nobody outside can choose keys that
// collide. C source: npm bcrypto, deps/torsion.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/random.h"

namespace parapet::auth {

class KeyHash {
public:
    explicit KeyHash(Random& random) { random.fill(secret_); }
    std::uint64_t operator()(std::string_view key) const;

private:
    std::array<std::uint8_t, 16> secret_;
};

}  // namespace parapet::auth
