#include "core/base/natural.h"

namespace parapet {

Natural::Natural(std::uint64_t value) {
    for (; value != 0; value >>= 32) digits_.push_back(static_cast<std::uint32_t>(value));
}

void Natural::multiply(std::uint32_t factor) {
    std::uint64_t carry = 0;
    for (std::uint32_t& digit : digits_) {
        carry += std::uint64_t{digit} * factor;
        digit = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    if (carry != 0) digits_.push_back(static_cast<std::uint32_t>(carry));
}

void Natural::multiply_by_power_of_ten(int exponent) {
    for (; exponent >= 9; exponent -= 9) multiply(1'000'000'000);
    for (; exponent > 0; --exponent) multiply(10);
}

void Natural::shift_left(int bits) {
    if (digits_.empty()) return;
    multiply(std::uint32_t{1} << bits % 32);
    digits_.insert(digits_.begin(), static_cast<std::size_t>(bits / 32), 0);
}

void Natural::add(std::uint32_t value) { add(Natural(value)); }

void Natural::add(Natural const& other) {
    if (digits_.size() < other.digits_.size()) digits_.resize(other.digits_.size());
    std::uint64_t carry = 0;
    for (std::size_t i = 0; i < digits_.size(); ++i) {
        carry += digits_[i];
        if (i < other.digits_.size()) carry += other.digits_[i];
        digits_[i] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
    }
    if (carry != 0) digits_.push_back(1);
}

void Natural::subtract(Natural const& other) {
    std::uint64_t borrow = 0;
    for (std::size_t i = 0; i < digits_.size(); ++i) {
        std::uint64_t const taken = borrow + (i < other.digits_.size() ? other.digits_[i] : 0);
        borrow = digits_[i] < taken ? 1 : 0;
        digits_[i] = static_cast<std::uint32_t>(digits_[i] - taken);
    }
    while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
}

int Natural::bits() const {
    if (digits_.empty()) return 0;
    int bits = static_cast<int>(digits_.size() - 1) * 32;
    for (std::uint32_t rest = digits_.back(); rest != 0; rest >>= 1) ++bits;
    return bits;
}

int Natural::compare(Natural const& other) const {
    if (digits_.size() != other.digits_.size())
        return digits_.size() < other.digits_.size() ? -1 : 1;
    for (std::size_t i = digits_.size(); i-- > 0;)
        if (digits_[i] != other.digits_[i]) return digits_[i] < other.digits_[i] ? -1 : 1;
    return 0;
}

}  // namespace parapet
