// What is read can be written, and is read back as the same value.
#include "core/base/check.h"
#include "core/range/json_text.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::range;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const text = input.rest();
    auto const json = parse_json(text);
    if (!json) {
        PARAPET_CHECK(!json.error().empty());
        return 0;
    }
    std::string const canonical = to_canonical(json.value());
    auto const again = parse_json(canonical);
    PARAPET_CHECK(again && again.value() == json.value());
    PARAPET_CHECK(to_canonical(again.value()) == canonical);
    return 0;
}
