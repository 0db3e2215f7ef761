// What core/http writes keeps other origins' frames out whatever else a server says beside it, and
// is judged by all documents around, in any order.
#include <algorithm>

#include "core/base/check.h"
#include "core/browser/x_frame_options.h"
#include "core/http/security_headers.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::browser;

namespace {

constexpr char const* kName = "X-Frame-Options";

void check_written(Framing const& framing, std::string const& beside) {
    std::string const deny(http::text_of(http::FrameOptions::Deny));
    std::string const same(http::text_of(http::FrameOptions::SameOrigin));
    bool const all_same = std::all_of(
        framing.ancestors.begin(), framing.ancestors.end(),
        [&](http::Origin const& each) { return same_origin(each, framing.destination); });
    bool const is_asked =
        !framing.ancestors.empty() && framing.frame_ancestors == FrameAncestors::Absent;
    PARAPET_CHECK(judge_framing({{kName, deny}}, framing).allowed() == !is_asked);
    PARAPET_CHECK(judge_framing({{kName, same}}, framing).allowed() == (!is_asked || all_same));
    if (beside.find('"') != std::string::npos) return;  // it may be open where the header ends
    for (http::HeaderList const& headers :
         {http::HeaderList{{kName, beside}, {kName, deny}}, {{kName, deny + "," + beside}}}) {
        PARAPET_CHECK(judge_framing(headers, framing).allowed() == !is_asked);
    }
    if (!all_same)
        PARAPET_CHECK(judge_framing({{kName, same}, {kName, beside}}, framing).allowed() ==
                      !is_asked);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::uint8_t const flags = input.byte();
    std::string const value = input.text();
    auto const destination = http::parse_url(input.text());
    if (!destination) return 0;
    Framing framing{
        .destination = http::Origin::of(destination.value()),
        .ancestors = {},
        .frame_ancestors = flags & 1 ? FrameAncestors::Given : FrameAncestors::Absent,
    };
    for (int i = 0; i < (flags >> 1 & 3); ++i) {
        auto const ancestor = flags & 8 ? http::parse_url(input.text()) : destination;
        if (ancestor) framing.ancestors.push_back(http::Origin::of(ancestor.value()));
    }
    check_written(framing, value);
    bool const is_allowed = judge_framing({{kName, value}}, framing).allowed();
    std::reverse(framing.ancestors.begin(), framing.ancestors.end());
    PARAPET_CHECK(judge_framing({{"x-frame-options", value}}, framing).allowed() == is_allowed);
    PARAPET_CHECK(is_allowed || !framing.ancestors.empty());
    return 0;
}
