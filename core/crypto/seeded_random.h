// A cryptographic generator with a seed: HMAC-DRBG over SHA-256 (NIST SP 800-90A). Same seed
// and label, same bytes, in every build; without the seed they cannot be foretold.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "core/base/random.h"

namespace parapet::crypto {

class SeededRandom final : public Random {
public:
    // The label separates streams of one seed ("world", "app", "schedule", …).
    SeededRandom(std::uint64_t seed, std::string_view label);
    ~SeededRandom() override;
    SeededRandom(SeededRandom&&) noexcept;

    void fill(std::span<std::uint8_t> out) override;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parapet::crypto
