// Cache-Control over several lines is what it is in one, whatever its letters' case; what core/http
// writes for private pages is read as no-store beside anything.
#include "core/base/ascii.h"
#include "core/base/check.h"
#include "core/browser/http_cache.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

constexpr char const* kName = "Cache-Control";

void check_same(CacheControl const& a, CacheControl const& b) {
    PARAPET_CHECK(a.no_store == b.no_store && a.no_cache == b.no_cache && a.max_age == b.max_age);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const first = input.text();
    std::string const second = input.text();
    CacheControl const read = read_cache_control({{kName, first}});
    PARAPET_CHECK(!read.max_age || read.max_age->count() >= 0);
    check_same(read, read_cache_control({{"cache-control", ascii::lower(first)}}));
    if ((first + second).find('"') != std::string::npos) return 0;  // it may be open at the end
    check_same(read_cache_control({{kName, first}, {kName, second}}),
               read_cache_control({{kName, first + ", " + second}}));
    for (std::string const& value : {first + ", no-store", "no-store," + first})
        PARAPET_CHECK(read_cache_control({{kName, value}}).no_store);
    return 0;
}
