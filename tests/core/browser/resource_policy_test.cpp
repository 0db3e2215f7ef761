#include "core/browser/resource_policy.h"

#include "tests/core/browser/browser_test.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

bool allows(std::string policy, std::string_view asker) {
    return judge_resource_policy({{"Cross-Origin-Resource-Policy", std::move(policy)}},
                                 origin(asker), origin("https://bank.example/token.js"), {})
        .allowed();
}

}  // namespace

TEST_CASE("resource_policy: same-origin and same-site, exactly so spelled", "[browser][headers]") {
    CHECK(allows("same-origin", "https://bank.example/"));
    CHECK_FALSE(allows("same-origin", "https://blog.bank.example/"));
    CHECK(allows("same-site", "https://blog.bank.example/"));
    CHECK_FALSE(allows("same-site", "https://evil.example/"));
    CHECK(allows("cross-origin", "https://evil.example/"));
    CHECK(allows("Same-Origin", "https://evil.example/"));
}
