// A source of a policy stays one source: a policy splits back into what it was built from.
#include "core/base/check.h"
#include "core/http/cors_answer.h"
#include "core/http/csp_policy.h"
#include "tests/fuzz/fuzz_input.h"

using namespace parapet;
using namespace parapet::http;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tests::FuzzInput input(data, size);
    std::string const one = input.text();
    std::string const two = input.text();
    auto const place = CspPlace::host(one);
    auto const scheme = CspPlace::scheme(two);
    auto const nonce = CspNonce::of(one);
    if (place && scheme) {
        CspPolicy policy;
        policy.allow(CspPlaceDirective::ImgSrc, {place.value(), scheme.value()});
        PARAPET_CHECK(policy.text() == "img-src " + one + " " + two + ":");
        PARAPET_CHECK(policy.text().find_first_of(";,\r\n\t") == std::string::npos);
        PARAPET_CHECK((one + two).find_first_of(" '") == std::string::npos || one.find('\'') > 0);
    }
    if (nonce) {
        PARAPET_CHECK(one.find_first_of("' ;,") == std::string::npos);
        PARAPET_CHECK(CspCode(nonce.value()).text() == "'nonce-" + one + "'");
    }
    if (auto cors = CorsPolicy::of({.origins = {one}})) {
        auto const allowed = cors.value().answer(one).get("Access-Control-Allow-Origin");
        PARAPET_CHECK(allowed == one);
        PARAPET_CHECK(one == "*" || one.find_first_of(" \r\n,;/", 8) == std::string::npos);
        PARAPET_CHECK(one == two || one == "*" ||
                      !cors.value().answer(two).has("Access-Control-Allow-Origin"));
    }
    return 0;
}
