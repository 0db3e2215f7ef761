// A PHC string has one spelling: what parse_phc takes, to_phc writes again byte for byte
// (version 16 may come without its field).
#include "core/base/check.h"
#include "core/crypto/argon2.h"

using namespace parapet;
using namespace parapet::crypto;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input = as_text({data, size});
    auto const hash = parse_phc(input);
    if (!hash.ok()) {
        PARAPET_CHECK(!explain(hash.error()).empty());
        return 0;
    }
    PARAPET_CHECK(!find_fault(hash.value().options, hash.value().salt.size()));
    std::string text = to_phc(hash.value());
    if (input.find("$v=") == std::string_view::npos) text.erase(text.find("$v=16"), 5);
    PARAPET_CHECK(text == input);
    return 0;
}
