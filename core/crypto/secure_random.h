// The operating system's entropy (in a page: the browser's), for production use. A world never
// draws from it: runs would not replay (core/crypto/seeded_random.h is for that).
#pragma once

#include <cstdint>
#include <span>

#include "core/base/random.h"

namespace parapet::crypto {

class SecureRandom final : public Random {
public:
    // Aborts when the system has no entropy to give: there is no safe way to go on.
    void fill(std::span<std::uint8_t> out) override;
};

}  // namespace parapet::crypto
