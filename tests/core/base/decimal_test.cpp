#include "core/base/decimal.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <random>

#include "tests/core/catch.h"

using namespace parapet;

namespace {

double of_bits(std::uint64_t bits) {
    double number = 0;
    std::memcpy(&number, &bits, sizeof number);
    return number;
}

}  // namespace

TEST_CASE("decimal: numbers are written as JavaScript writes them") {
    CHECK(write_decimal(0) == "0");
    CHECK(write_decimal(-0.0) == "0");
    CHECK(write_decimal(-1.5) == "-1.5");
    CHECK(write_decimal(0.1 + 0.2) == "0.30000000000000004");
    CHECK(write_decimal(123456789012345680000.0) == "123456789012345680000");
    CHECK(write_decimal(1e21) == "1e+21");
    CHECK(write_decimal(1.25e-6) == "0.00000125");
    CHECK(write_decimal(1e-7) == "1e-7");
    CHECK(write_decimal(5e-324) == "5e-324");
    CHECK(write_decimal(std::numeric_limits<double>::max()) == "1.7976931348623157e+308");
    CHECK(write_decimal(std::numeric_limits<double>::min()) == "2.2250738585072014e-308");
    // Powers of two, whose neighbours are not equally far.
    CHECK(write_decimal(5.684341886080802e-14) == "5.684341886080802e-14");
    CHECK(write_decimal(9007199254740992) == "9007199254740992");
    CHECK(write_decimal(9.5367431640625e-7) == "9.5367431640625e-7");
}

TEST_CASE("decimal: thousandths are as short as can be") {
    CHECK(write_decimal(0.001) == "0.001");
    CHECK(write_decimal(-0.25) == "-0.25");
    CHECK(write_decimal(1.005) == "1.005");
    CHECK(write_decimal(1790000000123.456) == "1790000000123.456");
    CHECK(write_decimal(999999999999.999) == "999999999999.999");
    // The next double is another number.
    CHECK(write_decimal(std::nextafter(0.25, 1)) == "0.25000000000000006");
    CHECK(write_decimal(0.0004) == "0.0004");
    std::mt19937_64 random(2);
    for (int i = 0; i < 20'000; ++i) {
        auto const thousandths =
            static_cast<std::int64_t>(random() % (i % 2 ? 100'000 : 1'000'000'000'000'000));
        double const number = static_cast<double>(thousandths) / 1000;
        char text[40];
        std::snprintf(text, sizeof text, "%.15g", number);
        if (std::strchr(text, 'e') == nullptr) CHECK(write_decimal(number) == text);
    }
}

TEST_CASE("decimal: the nearest double is read, ties to even") {
    CHECK(read_decimal("9007199254740993") == 9007199254740992.0);
    CHECK(read_decimal("9007199254740993.00000000000000000000000001") == 9007199254740994.0);
    CHECK(read_decimal("9007199254740993" + std::string(900, '0') + "1e-901") ==
          9007199254740994.0);
    CHECK(read_decimal("2.4703282292062327e-324") == 0.0);
    CHECK(read_decimal("2.4703282292062328e-324") == 5e-324);
    CHECK(read_decimal("2.2250738585072011e-308") == 2.225073858507201e-308);
    CHECK(read_decimal("1.7976931348623158e308") == std::numeric_limits<double>::max());
    CHECK_FALSE(read_decimal("1.7976931348623159e308"));
    CHECK_FALSE(read_decimal("-1e999999999999"));
    CHECK(read_decimal("1e-999999999999") == 0.0);
    CHECK(read_decimal("0e999999999999") == 0.0);
    CHECK(read_decimal("0." + std::string(20'000, '0') + "1e20001") == 1.0);
}

TEST_CASE("decimal: what is written reads as the same number, and reading agrees with strtod") {
    std::mt19937_64 random(1);
    for (int i = 0; i < 20'000; ++i) {
        // All numbers; those with few bits set; powers of two; those of an ordinary size.
        std::uint64_t bits = random();
        if (i % 4 == 1) bits &= std::uint64_t{0xFFFF} << 48 | random() << random() % 52;
        if (i % 4 == 2) bits &= std::uint64_t{0xFFF} << 52;
        if (i % 4 == 3)
            bits = (bits & ~(std::uint64_t{0x7FF} << 52)) | (963 + random() % 120) << 52;
        double const number = of_bits(bits);
        if (number - number != 0) continue;
        std::string const text = write_decimal(number);
        INFO(text);
        CHECK(read_decimal(text) == number);
        CHECK(std::strtod(text.c_str(), nullptr) == number);
        char other[64];
        std::snprintf(other, sizeof other, "%.*e", static_cast<int>(random() % 30), number);
        double const read = std::strtod(other, nullptr);
        INFO(other);
        if (read - read == 0) CHECK(read_decimal(other) == read);
    }
}
