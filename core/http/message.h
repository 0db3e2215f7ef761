// One HTTP request and one response, as they are on the wire after framing.
// Bodies and header values are bytes in std::string; nothing here is decoded.
#pragma once

#include <string>
#include <string_view>

#include "core/http/header_list.h"

namespace parapet::http {

struct Request {
    std::string method = "GET";
    std::string scheme = "https";       // "http" or "https": what the connection was
    std::string host = "shop.example";  // Host header, with port when not the default
    std::string target = "/";           // origin-form: path and query, percent-encoded
    HeaderList headers = {};            // without Host
    std::string body = {};
    std::string client_address = "192.0.2.1";  // the peer's IP address
};

struct Response {
    int status = 200;  // 0: no answer (the app crashed or the connection broke)
    HeaderList headers = {};
    std::string body = {};
};

// application/json body with its Content-Type.
Request json_request(std::string method, std::string target, std::string json);

}  // namespace parapet::http
