// Writes a server's CORS answers (https://fetch.spec.whatwg.org/#http-cors-protocol) from a policy
// that cannot be the well-known mistakes: no reflected origin, no suffix match, no "null", and
// never any origin together with credentials. Judging answers is the browser's side: core/browser.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/http/header_list.h"

namespace parapet::http {

enum class CorsCredentials { Omit, Allow };

struct CorsRules {
    std::vector<std::string> origins = {};  // exact: "https://app.example"; {"*"} alone: any
    CorsCredentials credentials = CorsCredentials::Omit;
    std::vector<std::string> methods = {};          // besides GET, HEAD and POST
    std::vector<std::string> request_headers = {};  // besides the safelisted
    std::vector<std::string> exposed_headers = {};
    std::chrono::seconds max_age = std::chrono::minutes(10);  // of a preflight; 0 to 86,400
};

enum class CorsError {
    BadOrigin,           // not scheme://host[:port] in lower case, or with the default port
    NullOrigin,          // any page can obtain it with a sandboxed frame
    AnyWithOthers,       // "*" beside origins
    AnyWithCredentials,  // "*" and credentials: browsers refuse it
    BadMethod,
    BadHeaderName,
    BadMaxAge,
};
std::string_view explain(CorsError);

class CorsPolicy {
public:
    static Result<CorsPolicy, CorsError> of(CorsRules);

    // For an actual request; origin is its Origin header, empty when absent. Vary is part of the
    // answer even when the origin is not allowed, or a cache would mix up the two.
    HeaderList answer(std::string_view origin) const;
    // For an OPTIONS request with Access-Control-Request-Method.
    HeaderList preflight_answer(std::string_view origin) const;

private:
    explicit CorsPolicy(CorsRules rules) : rules_(std::move(rules)) {}
    bool is_any() const { return rules_.origins.size() == 1 && rules_.origins.front() == "*"; }
    bool allows(std::string_view origin) const;
    HeaderList answer_to(std::string_view origin) const;
    CorsRules rules_;
};

}  // namespace parapet::http
