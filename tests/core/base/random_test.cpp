#include "core/base/random.h"

#include <string>
#include <vector>

#include "tests/core/catch.h"

using namespace parapet;

namespace {

// Gives out a list of 64-bit numbers, most significant byte first.
class Scripted final : public Random {
public:
    explicit Scripted(std::vector<std::uint64_t> numbers) : numbers_(std::move(numbers)) {}

    void fill(std::span<std::uint8_t> out) override {
        REQUIRE(out.size() == 8);
        REQUIRE(next_ < numbers_.size());
        std::uint64_t const number = numbers_[next_++];
        for (std::size_t i = 0; i < 8; ++i) {
            out[i] = static_cast<std::uint8_t>(number >> (56 - 8 * i));
        }
    }

private:
    std::vector<std::uint64_t> numbers_;
    std::size_t next_ = 0;
};

}  // namespace

TEST_CASE("below: numbers from the incomplete last round are drawn again", "[base][random]") {
    Scripted random({UINT64_MAX, UINT64_MAX - 1, 7});
    CHECK(below(random, 10) == 7);
    Scripted top({13});
    CHECK(below(top, 10) == 3);
    Scripted one({12345});
    CHECK(below(one, 1) == 0);
}

TEST_CASE("random_text: it has the length and the alphabet asked for", "[base][random]") {
    Scripted random({0, 1, 2, 3});
    CHECK(random_text(random, 4, "xyz") == "xyzx");
    CHECK(random_text(random, 0, "xyz").empty());
}
