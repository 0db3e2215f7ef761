#include <array>
#include <string>

#include "core/crypto/constant_time.h"
#include "core/crypto/wipe.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::crypto;

TEST_CASE("constant_time_equal: only the same bytes of the same length are equal",
          "[crypto][secrets]") {
    auto equal = [](std::string_view a, std::string_view b) {
        return constant_time_equal(as_bytes(a), as_bytes(b));
    };
    CHECK(equal("", ""));
    CHECK(equal("token", "token"));
    CHECK_FALSE(equal("token", "tokem"));
    CHECK_FALSE(equal("token", "Token"));
    CHECK_FALSE(equal("token", "toke"));
    CHECK_FALSE(equal("", "t"));
    CHECK(constant_time_equal(ByteView{}, Bytes{}));
}

TEST_CASE("constant_time_equal: a difference in any one bit is seen", "[crypto][secrets]") {
    Bytes const tag(32, 0x5a);
    for (std::size_t bit = 0; bit < 256; ++bit) {
        Bytes other = tag;
        other[bit / 8] = static_cast<std::uint8_t>(other[bit / 8] ^ (1u << bit % 8));
        CHECK_FALSE(constant_time_equal(tag, other));
    }
}

TEST_CASE("wipe: nothing of the secret is left, and nothing beside it is touched",
          "[crypto][secrets]") {
    std::array<std::uint8_t, 6> memory = {9, 1, 2, 3, 4, 9};
    wipe(std::span(memory).subspan(1, 4));
    CHECK(memory == std::array<std::uint8_t, 6>{9, 0, 0, 0, 0, 9});

    std::string password = "correct horse battery";
    wipe(password);
    CHECK(password == std::string(21, '\0'));

    struct {
        int a;
        long b;
    } state = {1, 2};
    wipe_object(state);
    CHECK(state.a == 0);
    CHECK(state.b == 0);
    wipe(std::span<std::uint8_t>{});
}
