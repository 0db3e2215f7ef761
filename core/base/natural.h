// Natural: a whole number of any size, with the few operations that exact conversion between
// decimal and binary needs (decimal.h). Slow and short: what is common takes other ways.
#pragma once

#include <cstdint>
#include <vector>

namespace parapet {

class Natural {
public:
    explicit Natural(std::uint64_t value);

    void multiply(std::uint32_t factor);
    void multiply_by_power_of_ten(int exponent);  // at least 0
    void shift_left(int bits);                    // at least 0
    void add(std::uint32_t value);
    void add(Natural const& other);
    void subtract(Natural const& other);  // at most *this

    int bits() const;  // without leading zeros; 0 of zero
    // Negative, 0 or positive: *this is smaller, equal or larger.
    int compare(Natural const& other) const;

private:
    std::vector<std::uint32_t> digits_;  // to the base 2^32, the least first, the last not 0
};

}  // namespace parapet
