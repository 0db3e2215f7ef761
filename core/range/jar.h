// A person's cookies, as far as this exercise needs them: name, value, Path and expiry of
// Set-Cookie (RFC 6265 sections 5.2 to 5.4). Everything goes over https to one host, so Domain,
// Secure and SameSite decide nothing here; core/browser is where they will.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/http/message.h"

namespace parapet::range {

class Jar {
public:
    // Takes what the answer to a request for the path sets and deletes.
    void take(http::Response const&, std::string_view path, Time now);
    // Value of the Cookie header for the path; empty when there is none to send.
    std::string header(std::string_view path, Time now) const;
    // Gives the request its Cookie header, unless it has one.
    void dress(http::Request&, Time now) const;

private:
    struct Cookie {
        std::string name, value, path;
        Time expires = Time::max();
    };
    std::vector<Cookie> cookies_;  // oldest first
};

// target without its query.
std::string_view path_of(std::string_view target);

}  // namespace parapet::range
