#include "core/attack/switches.h"

#include <string>

namespace parapet::attack {

http::Request switched_on(http::Request request, std::string_view value) {
    for (char const* name : {"debug", "verbose", "trace", "test", "dev", "admin"}) {
        request.target += request.target.find('?') == std::string::npos ? '?' : '&';
        request.target += name + ("=" + std::string(value));
    }
    for (char const* name : {"X-Debug", "Debug", "X-Test", "X-Trace", "X-Admin"})
        request.headers.set(name, std::string(value));
    for (char const* name : {"X-Forwarded-For", "X-Real-IP"})
        request.headers.set(name, "127.0.0.1");
    request.host = "localhost";
    return request;
}

}  // namespace parapet::attack
