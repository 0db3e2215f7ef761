// The strongest hash that is named decides: with the right SHA-512 a file is what the page says,
// whatever stands beside it; with that of another file it is not. What may not be looked at fails.
#include "core/base/base64.h"
#include "core/base/check.h"
#include "core/browser/integrity.h"
#include "core/crypto/digest.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

std::string sha512(std::string_view body) {
    return "sha512-" + encode_base64(crypto::digest(crypto::Hash::Sha512, as_bytes(body)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const body = input.text();
    std::string const beside = input.rest();
    bool const is_readable = check_integrity(beside, body, Readability::Readable).allowed();
    bool const is_opaque = check_integrity(beside, body, Readability::Opaque).allowed();
    PARAPET_CHECK(is_readable || !is_opaque);
    for (std::string const& metadata : {sha512(body) + ' ' + beside, beside + ' ' + sha512(body)}) {
        PARAPET_CHECK(check_integrity(metadata, body, Readability::Readable).allowed());
        PARAPET_CHECK(!check_integrity(metadata, body, Readability::Opaque).allowed());
    }
    PARAPET_CHECK(!check_integrity(sha512(body + '!'), body, Readability::Readable).allowed());
    return 0;
}
