// What is parsed and written is parsed again to the same URL, alone and against a base.
#include "core/base/bytes.h"
#include "core/base/check.h"
#include "core/http/origin.h"
#include "core/http/query.h"
#include "core/http/url.h"

using namespace parapet;
using namespace parapet::http;

namespace {

void check_round_trip(Url const& url) {
    std::string const href = url.href();
    auto const again = parse_url(href);
    PARAPET_CHECK(again.ok());
    PARAPET_CHECK(again.value() == url);
    PARAPET_CHECK(again.value().href() == href);
    for (char c : href) PARAPET_CHECK(c >= ' ' && c <= '~');

    Origin const origin = Origin::of(url);
    if (!origin.is_opaque()) {
        auto const root = parse_url(origin.serialize());
        PARAPET_CHECK(root.ok() && same_origin(Origin::of(root.value()), origin));
        PARAPET_CHECK(same_site(origin, origin, {"example"}));
    }
}

void check_query(std::string_view text) {
    auto const pairs = parse_query(text);
    PARAPET_CHECK(parse_query(serialize_query(pairs)) == pairs);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const input = as_text({data, size});
    std::size_t const line = input.find('\n');  // what follows it is resolved against what leads
    auto const url = parse_url(input.substr(0, line));
    if (url.ok()) check_round_trip(url.value());
    if (url.ok() && line != std::string_view::npos) {
        auto const resolved = parse_url(input.substr(line + 1), &url.value());
        if (resolved.ok()) check_round_trip(resolved.value());
    }
    check_query(input);
    return 0;
}
