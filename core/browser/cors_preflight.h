// The question a browser asks before a request that no form could send
// (https://fetch.spec.whatwg.org/#cors-preflight-fetch): when it is asked, how it reads and what
// answer lets the request go out.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/browser/cors_check.h"
#include "core/browser/verdict.h"
#include "core/http/message.h"

namespace parapet::browser {

// Allowed: the request goes out without a preflight. What blocks is what makes one needed.
Verdict check_needs_no_preflight(CorsRequest const&);

// OPTIONS with Access-Control-Request-Method and, when there are any, -Headers; never with cookies.
http::Request preflight_of(CorsRequest const&);

Verdict check_preflight(CorsRequest const&, http::Response const& answer);

// Access-Control-Max-Age as browsers take it: 5 seconds when absent or no number, at most 2 hours
// (Chromium's limit).
std::chrono::seconds preflight_age(http::HeaderList const& answer);

// What earlier preflights granted (https://fetch.spec.whatwg.org/#cors-preflight-cache).
class PreflightCache {
public:
    // The answer has passed check_preflight.
    void keep(CorsRequest const&, http::HeaderList const& answer, Time now);
    // After a failed preflight.
    void forget(CorsRequest const&);
    // Allowed: the method and every unsafe header were granted and the grant has not run out.
    Verdict check(CorsRequest const&, Time now) const;

private:
    enum class Grants { Method, Header };
    struct Entry {
        std::string origin;
        std::string url;
        CredentialsMode credentials;
        Grants grants;
        std::string name;  // or "*"
        Time expires;
    };
    void add(CorsRequest const&, Grants, std::string const& name, Time expires);
    bool has(CorsRequest const&, Grants, std::string_view name, Time now) const;

    std::vector<Entry> entries_;
};

}  // namespace parapet::browser
