// What core/http answers, core/browser reads with the same meaning: every combination of a few
// origins, methods, headers and credentials.
#include <algorithm>

#include "core/browser/cors_check.h"
#include "core/browser/cors_preflight.h"
#include "core/http/cors_answer.h"
#include "tests/core/browser/csp_page.h"

using namespace parapet;
using namespace parapet::browser;
using namespace parapet::tests;

namespace {

using Names = std::vector<std::string>;

bool has(Names const& names, std::string const& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<http::CorsRules> every_rule() {
    std::vector<http::CorsRules> rules;
    for (Names const& origins : {Names{}, Names{"https://shop.example"}, Names{"*"},
                                 Names{"https://other.example", "https://shop.example"}})
        for (auto credentials : {http::CorsCredentials::Omit, http::CorsCredentials::Allow})
            for (Names const& methods : {Names{}, Names{"PUT"}, Names{"PUT", "DELETE"}})
                for (Names const& headers : {Names{}, Names{"X-Token"}, Names{"authorization"},
                                             Names{"X-Token", "Authorization"}})
                    rules.push_back({.origins = origins,
                                     .credentials = credentials,
                                     .methods = methods,
                                     .request_headers = headers,
                                     .exposed_headers = {"ETag"}});
    return rules;
}

std::vector<CorsRequest> every_request() {
    std::vector<CorsRequest> requests;
    for (std::string_view origin :
         {"https://shop.example", "https://evil.example", "https://shop.example:8443"})
        for (std::string const method : {"GET", "PUT", "DELETE"})
            for (http::HeaderList const& headers :
                 {http::HeaderList{}, http::HeaderList{{"x-token", "1"}},
                  http::HeaderList{{"Authorization", "Bearer x"}}})
                for (auto credentials : {CredentialsMode::Omit, CredentialsMode::Include})
                    requests.push_back({.url = url_of("https://api.example/"),
                                        .origin = http::Origin::of(url_of(origin)),
                                        .method = method,
                                        .headers = headers,
                                        .credentials = credentials});
    return requests;
}

}  // namespace

TEST_CASE("cors agreement: a policy's answers let through what its rules name", "[browser][cors]") {
    int answers = 0;
    for (http::CorsRules const& rules : every_rule()) {
        auto const policy = http::CorsPolicy::of(rules);
        if (!policy.ok()) continue;  // "*" with credentials: the writer refuses it
        for (CorsRequest const& request : every_request()) {
            ++answers;
            std::string const origin = request.origin.serialize();
            bool const include = request.credentials == CredentialsMode::Include;
            bool const is_any = has(rules.origins, "*");
            bool const reads = (is_any || has(rules.origins, origin)) &&
                               (!include || rules.credentials == http::CorsCredentials::Allow);
            auto const answer = policy.value().answer(origin);
            CHECK(check_cors(request, answer).allowed() == reads);

            bool const method = request.method == "GET" || has(rules.methods, request.method);
            bool headers = true;
            for (http::Header const& header : request.headers.entries())
                headers = std::any_of(rules.request_headers.begin(), rules.request_headers.end(),
                                      [&header](std::string const& name) {
                                          return http::HeaderList{{name, ""}}.has(header.name);
                                      });
            http::Response const preflight{.status = 204,
                                           .headers = policy.value().preflight_answer(origin)};
            CHECK(check_preflight(request, preflight).allowed() == (reads && method && headers));
            CHECK(check_needs_no_preflight(request).allowed() ==
                  (request.method == "GET" && request.headers.entries().empty()));
            if (!reads) continue;
            CHECK(preflight_age(preflight.headers) == std::chrono::minutes(10));
            http::HeaderList full = answer;
            full.append("ETag", "1");
            CHECK(readable_headers(request, full).has("etag"));
        }
    }
    CHECK(answers == 84 * 54);
}
