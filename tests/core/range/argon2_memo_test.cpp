#include "core/range/argon2_memo.h"

#include "core/base/bytes.h"
#include "tests/core/catch.h"

using namespace parapet;
using namespace parapet::range;

namespace {

constexpr crypto::Argon2Options kCheap{.memory_kib = 8, .passes = 1, .lanes = 1};
Bytes const kSalt(16, 7);

bool is_right(Argon2Memo& memo, std::string_view password, ByteView tag) {
    return memo.verify(as_bytes(password), kSalt, kCheap, tag).value();
}

}  // namespace

TEST_CASE("argon2 memo: what was hashed here is verified without hashing") {
    Argon2Memo memo;
    Bytes const tag = memo.hash(as_bytes("orchid"), kSalt, kCheap).value();
    CHECK(is_right(memo, "orchid", tag));
    CHECK_FALSE(is_right(memo, "orchids", tag));
    CHECK(memo.computed() == 1);
}

TEST_CASE("argon2 memo: a tag from elsewhere is verified by hashing") {
    Bytes const tag = crypto::argon2(as_bytes("orchid"), kSalt, kCheap).value();
    Argon2Memo memo;
    CHECK_FALSE(is_right(memo, "orchids", tag));
    CHECK(is_right(memo, "orchid", tag));
    CHECK(memo.computed() == 2);
}

TEST_CASE("argon2 memo: a tag made with another salt or other costs is another tag") {
    Argon2Memo memo;
    Bytes const tag = memo.hash(as_bytes("orchid"), kSalt, kCheap).value();
    CHECK_FALSE(memo.verify(as_bytes("orchid"), Bytes(16, 8), kCheap, tag).value());
    crypto::Argon2Options dearer = kCheap;
    dearer.passes = 2;
    CHECK_FALSE(memo.verify(as_bytes("orchid"), kSalt, dearer, tag).value());
}
