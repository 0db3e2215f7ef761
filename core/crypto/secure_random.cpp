#include "core/crypto/secure_random.h"

#include <unistd.h>

#include <algorithm>

#ifndef __EMSCRIPTEN__
#include <sys/random.h>
#endif

namespace parapet::crypto {

void SecureRandom::fill(std::span<std::uint8_t> out) {
    constexpr std::size_t kMostAtOnce = 256;  // getentropy(3) refuses more
    while (!out.empty()) {
        std::size_t const count = std::min(out.size(), kMostAtOnce);
        PARAPET_CHECK(getentropy(out.data(), count) == 0);
        out = out.subspan(count);
    }
}

}  // namespace parapet::crypto
