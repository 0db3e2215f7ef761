#include "core/attack/own_host.h"

namespace parapet::attack {

http::Response page(std::string html, http::HeaderList headers) {
    headers.append("content-type", "text/html; charset=utf-8");
    return {.status = 200, .headers = std::move(headers), .body = std::move(html)};
}

}  // namespace parapet::attack
