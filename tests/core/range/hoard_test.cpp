#include "core/range/hoard.h"

#include "tests/core/catch.h"

using parapet::range::Hoard;

namespace {

constexpr std::size_t kKept = 100;  // bytes for each request

}  // namespace

TEST_CASE("hoard: grows for as long as each request leaves something behind") {
    Hoard hoard;
    CHECK_FALSE(hoard.look(20, 5'000));
    CHECK(hoard.look(220, 5'000 + 200 * kKept));
    CHECK_FALSE(hoard.is_endless());
    CHECK(hoard.look(1'520, 5'000 + 1'500 * kKept));
    CHECK(hoard.requests() == 1'500);
    CHECK(hoard.bytes() == 1'500 * kKept);
    CHECK(hoard.is_endless());
}

TEST_CASE("hoard: a store that was swept once, or is full, has an end") {
    Hoard hoard;
    hoard.look(0, 1'000);
    CHECK(hoard.look(500, 51'000));
    CHECK_FALSE(hoard.look(1'000, 51'000));
    CHECK(hoard.look(2'000, 151'000));
    CHECK_FALSE(hoard.is_endless());
}

TEST_CASE("hoard: tables that become larger are no hoard, nor is less than before") {
    Hoard hoard;
    hoard.look(0, 9'000);
    CHECK_FALSE(hoard.look(100, 11'000));
    CHECK_FALSE(hoard.look(200, 1'000));
    CHECK(hoard.bytes() == 0);
}
