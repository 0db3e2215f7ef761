// A password column holds anything. What a strict parser takes is recognised as that, at the same
// cost; a digest is recognised in its hexadecimal form; nothing is longer than what it was read
// from.
#include <algorithm>

#include "core/base/check.h"
#include "core/base/hex.h"
#include "core/crypto/bcrypt.h"
#include "core/crypto/stored_hash.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::crypto;

namespace {

void check_strict_parsers(std::string_view text, StoredHash const& hash) {
    if (auto const setting = parse_bcrypt(text)) {
        auto const* cost = std::get_if<BcryptCost>(&hash.cost);
        PARAPET_CHECK(cost && cost->cost == setting.value().cost);
        PARAPET_CHECK(cost->variant == setting.value().variant);
        PARAPET_CHECK(hash.salt_length == setting.value().salt.size());
    }
    if (auto const phc = parse_phc(text)) {
        auto const* options = std::get_if<Argon2Options>(&hash.cost);
        PARAPET_CHECK(options && *options == phc.value().options);
        PARAPET_CHECK(hash.salt_length == phc.value().salt.size());
        PARAPET_CHECK(hash.tag_length == phc.value().tag.size());
    }
}

void check_digests(std::string_view text) {
    for (Hash hash : {Hash::Md5, Hash::Sha1, Hash::Sha256, Hash::Sha384, Hash::Sha512}) {
        std::string const hex = encode_hex(digest(hash, as_bytes(text)));
        auto const stored = recognise_hash(hex);
        auto const* fast = std::get_if<FastDigest>(&stored.cost);
        PARAPET_CHECK(fast && fast->hash == hash && stored.tag_length == digest_size(hash));
        PARAPET_CHECK(std::holds_alternative<Unrecognised>(recognise_hash(hex + "\n").cost));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = as_text({data, size});
    StoredHash const hash = recognise_hash(text);
    PARAPET_CHECK(hash.salt_length <= size);
    // crypt(3) says the digest's size, whatever stands in its place.
    PARAPET_CHECK(hash.tag_length <= std::max<std::size_t>(size, 64));
    if (std::holds_alternative<Unrecognised>(hash.cost))
        PARAPET_CHECK(hash.salt_length == 0 && hash.tag_length == 0);
    if (auto const* scrypt = std::get_if<ScryptCost>(&hash.cost))
        PARAPET_CHECK((scrypt->n & (scrypt->n - 1)) == 0);
    check_strict_parsers(text, hash);
    check_digests(text);
    return 0;
}
