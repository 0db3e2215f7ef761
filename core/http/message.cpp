#include "core/http/message.h"

namespace parapet::http {

Request json_request(std::string method, std::string target, std::string json) {
    Request request;
    request.method = std::move(method);
    request.target = std::move(target);
    request.headers.append("Content-Type", "application/json");
    request.body = std::move(json);
    return request;
}

}  // namespace parapet::http
