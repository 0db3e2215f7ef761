// A source of bytes that anybody can foretell: 0, 1, 2 … For tests only.
#pragma once

#include "core/base/random.h"

namespace parapet::tests {

class CountingRandom final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override {
        for (std::uint8_t& byte : out) byte = next_++;
    }

private:
    std::uint8_t next_ = 0;
};

}  // namespace parapet::tests
