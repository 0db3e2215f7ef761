// Chance as a parameter. The production source is seeded by the world and is
// cryptographic (core/crypto/seeded_random.h), so a run replays byte for byte.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/check.h"

namespace parapet {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> out) = 0;
};

// Uniform in [0, bound), without modulo bias. bound must be at least 1.
inline std::uint64_t below(Random& random, std::uint64_t bound) {
    PARAPET_CHECK(bound > 0);
    std::uint64_t const limit = UINT64_MAX - UINT64_MAX % bound;
    for (;;) {
        std::uint8_t raw[8];
        random.fill(raw);
        std::uint64_t value = 0;
        for (std::uint8_t byte : raw) value = value << 8 | byte;
        if (value < limit) return value % bound;
    }
}

// The index of one of size things, each as likely. size must be at least 1.
inline std::size_t random_index(Random& random, std::size_t size) {
    return static_cast<std::size_t>(below(random, size));
}

// length characters of alphabet, each drawn uniformly.
inline std::string random_text(Random& random, std::size_t length, std::string_view alphabet) {
    std::string text;
    while (text.size() < length) { text += alphabet[random_index(random, alphabet.size())]; }
    return text;
}

}  // namespace parapet
