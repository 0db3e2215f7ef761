#include "core/base/decimal.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "core/base/ascii.h"
#include "core/base/natural.h"

namespace parapet {
namespace {

constexpr int kPrecision = 53;                    // bits of a double
constexpr int kLowestExponent = -1074;            // of its last bit
constexpr int kExactDigits = 15;                  // of a whole number that is surely a double
constexpr int kExactPower = 22;                   // of ten that is a double
constexpr int kLargestPower = 309;                // of ten: what is over it is no double
constexpr int kSmallestPower = -330;              // what is under it is 0
constexpr double kWholeBelow = 9007199254740992;  // 2^53
constexpr double kThousandthsBelow = 1e15;
constexpr double kLog10Of2 = 0.30102999566398114;
constexpr std::size_t kDigitsRead = 800;  // more cannot change which double is next, but for a tie
constexpr int kBeyondExponent = 100'000'000;  // more than any text makes up for with zeros

// digits * 10^exponent, digits without zeros in front.
struct Decimal {
    std::string digits;
    int exponent = 0;
};

Decimal parts_of(std::string_view number) {
    Decimal decimal;
    std::size_t const e = std::min(number.find_first_of("eE"), number.size());
    bool is_fraction = false;
    for (char c : number.substr(0, e)) {
        if (c == '.') is_fraction = true;
        if (!ascii::is_digit(c)) continue;
        if (is_fraction) --decimal.exponent;
        if (c != '0' || !decimal.digits.empty()) decimal.digits += c;
    }
    if (decimal.digits.size() > kDigitsRead) {
        decimal.exponent += static_cast<int>(decimal.digits.size() - kDigitsRead);
        bool const is_more =
            decimal.digits.find_first_not_of('0', kDigitsRead) != std::string::npos;
        decimal.digits.resize(kDigitsRead);
        if (is_more) decimal.digits.back() |= 1;  // odd, so that it is no tie
    }
    if (e == number.size()) return decimal;
    int exponent = 0;
    for (char c : number.substr(e))
        if (ascii::is_digit(c)) exponent = std::min(exponent * 10 + (c - '0'), kBeyondExponent);
    decimal.exponent += number[e + 1] == '-' ? -exponent : exponent;
    return decimal;
}

// Most numbers are no more than that.
std::optional<double> small_whole(std::string_view number) {
    if (number.empty() || number.size() > kExactDigits) return std::nullopt;
    std::int64_t whole = 0;
    for (char c : number) {
        if (!ascii::is_digit(c)) return std::nullopt;
        whole = whole * 10 + (c - '0');
    }
    return static_cast<double>(whole);
}

double small_power_of_ten(int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

// William Clinger, "How to Read Floating Point Numbers Accurately" (1990): both are doubles, so
// one operation rounds once.
double read_short(Decimal const& decimal) {
    std::uint64_t whole = 0;
    for (char c : decimal.digits) whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
    auto const digits = static_cast<double>(whole);
    return decimal.exponent < 0 ? digits / small_power_of_ten(-decimal.exponent)
                                : digits * small_power_of_ten(decimal.exponent);
}

// Bit by bit, by long division.
double read_long(Decimal const& decimal) {
    Natural over(0), under(1);
    for (char c : decimal.digits) {
        over.multiply(10);
        over.add(static_cast<std::uint32_t>(c - '0'));
    }
    over.multiply_by_power_of_ten(std::max(decimal.exponent, 0));
    under.multiply_by_power_of_ten(std::max(-decimal.exponent, 0));
    // over / under, from 1 to below 2, times 2^exponent.
    int exponent = over.bits() - under.bits();
    over.shift_left(std::max(-exponent, 0));
    under.shift_left(std::max(exponent, 0));
    if (over.compare(under) < 0) {
        over.shift_left(1);
        --exponent;
    }
    int const last = std::max(exponent - kPrecision + 1, kLowestExponent);
    std::uint64_t bits = 0;
    for (int place = exponent; place >= last; --place) {
        bool const is_set = over.compare(under) >= 0;
        if (is_set) over.subtract(under);
        bits = bits << 1 | (is_set ? 1 : 0);
        over.shift_left(1);
    }
    // Below the lowest exponent a rest may still round up to it.
    if (exponent < last) under.shift_left(last - 1 - exponent);
    int const rest = over.compare(under);
    if (rest > 0 || (rest == 0 && bits % 2 == 1)) ++bits;
    return std::ldexp(static_cast<double>(bits), last);
}

// Guy Steele and Jon White, "How to Print Floating-Point Numbers Accurately" (1990), with the
// interval of the numbers that read as this one: the first digits that fall into it are the answer.
class Digits {
public:
    explicit Digits(double number) : rest_(0), unit_(1), below_(1), above_(1) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &number, sizeof bits);
        auto const biased = static_cast<int>(bits >> 52 & 0x7FF);
        std::uint64_t const fraction = bits & ((std::uint64_t{1} << 52) - 1);
        std::uint64_t const mantissa = biased == 0 ? fraction : fraction | std::uint64_t{1} << 52;
        int const exponent = kLowestExponent + std::max(biased - 1, 0);
        bool const gap_below_is_half = fraction == 0 && biased > 1;
        is_even_ = mantissa % 2 == 0;
        // number = rest / unit, and the interval ends below / unit and above / unit from it.
        rest_ = Natural(mantissa);
        rest_.shift_left(std::max(exponent, 0) + (gap_below_is_half ? 2 : 1));
        unit_.shift_left(std::max(-exponent, 0) + (gap_below_is_half ? 2 : 1));
        below_.shift_left(std::max(exponent, 0));
        above_.shift_left(std::max(exponent, 0) + (gap_below_is_half ? 1 : 0));
        int const binary_digits = exponent + Natural(mantissa).bits() - 1;
        scale(static_cast<int>(std::ceil(binary_digits * kLog10Of2 - 1e-10)));
    }

    Decimal take() {
        for (;;) {
            char digit = '0';
            for (; rest_.compare(unit_) >= 0; rest_.subtract(unit_)) ++digit;
            int const to_below = rest_.compare(below_);
            bool const is_low = to_below < 0 || (to_below == 0 && is_even_);
            bool const is_high = reaches_above();
            if (is_low || is_high) {
                bool const up = is_high && (!is_low || is_nearer_above(digit));
                digits_ += static_cast<char>(digit + (up ? 1 : 0));
                return {digits_, point_};
            }
            digits_ += digit;
            times_ten();
        }
    }

private:
    void times_ten() {
        for (Natural* one : {&rest_, &below_, &above_}) one->multiply(10);
    }
    bool reaches_above() const {
        Natural sum = rest_;
        sum.add(above_);
        int const compared = sum.compare(unit_);
        return compared > 0 || (compared == 0 && is_even_);
    }
    bool is_nearer_above(char digit) {
        rest_.shift_left(1);
        int const compared = rest_.compare(unit_);
        return compared > 0 || (compared == 0 && digit % 2 == 1);
    }
    // power: as many digits as the number has before its point, or one less.
    void scale(int power) {
        unit_.multiply_by_power_of_ten(std::max(power, 0));
        for (Natural* one : {&rest_, &below_, &above_})
            one->multiply_by_power_of_ten(std::max(-power, 0));
        point_ = power;
        if (reaches_above())
            ++point_;
        else
            times_ten();
    }

    Natural rest_, unit_, below_, above_;
    std::string digits_;
    int point_ = 0;  // digits before the decimal point
    bool is_even_ = false;
};

std::string with_point(std::string digits, int point) {
    if (point <= 0) return "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    auto const before = static_cast<std::size_t>(point);
    if (digits.size() <= before) return digits + std::string(before - digits.size(), '0');
    return digits.insert(before, 1, '.');
}

std::string with_exponent(std::string digits, int exponent) {
    if (digits.size() > 1) digits.insert(1, 1, '.');
    return digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

// Of few digits that read as this double none are others as short, for no two texts of fifteen
// digits read as the same one. Times in milliseconds, to the microsecond, are such numbers.
std::optional<std::string> write_thousandths(double number) {
    double const thousandths = std::round(number * 1000);
    if (!(thousandths < kThousandthsBelow) || thousandths / 1000 != number) return std::nullopt;
    auto const whole = static_cast<std::int64_t>(thousandths);
    std::string text = std::to_string(whole / 1000) + '.' + std::to_string(1000 + whole % 1000);
    text.erase(text.find('.') + 1, 1);  // the 1 that keeps the zeros after it
    text.erase(text.find_last_not_of('0') + 1);
    return text;
}

}  // namespace

std::optional<double> read_decimal(std::string_view number) {
    if (auto const whole = small_whole(number)) return whole;
    Decimal const decimal = parts_of(number);
    int const size = static_cast<int>(decimal.digits.size());
    double value = 0;
    if (size > 0 && size + decimal.exponent > kLargestPower) return std::nullopt;
    if (size <= kExactDigits && std::abs(decimal.exponent) <= kExactPower)
        value = read_short(decimal);
    else if (size > 0 && size + decimal.exponent > kSmallestPower)
        value = read_long(decimal);
    if (!std::isfinite(value)) return std::nullopt;
    return number.starts_with('-') ? -value : value;
}

std::string write_decimal(double number) {
    if (number < 0) return '-' + write_decimal(-number);
    if (number < kWholeBelow && number == std::floor(number))
        return std::to_string(static_cast<std::int64_t>(number));
    if (auto text = write_thousandths(number)) return *text;
    auto [digits, point] = Digits(number).take();
    return point > -6 && point <= 21 ? with_point(std::move(digits), point)
                                     : with_exponent(std::move(digits), point - 1);
}

}  // namespace parapet
