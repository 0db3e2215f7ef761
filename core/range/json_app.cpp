#include "core/range/json_app.h"

#include <utility>

#include "core/range/json.h"

namespace parapet::range {
namespace {

Json headers_json(http::HeaderList const& headers) {
    Json list = Json::array();
    for (http::Header const& header : headers.entries())
        list.push_back(Json::array({characters_of(header.name), characters_of(header.value)}));
    return list;
}

Json request_json(http::Request const& request) {
    return {{"method", characters_of(request.method)},  {"scheme", request.scheme},
            {"host", characters_of(request.host)},      {"target", characters_of(request.target)},
            {"headers", headers_json(request.headers)}, {"body", characters_of(request.body)},
            {"client", request.client_address}};
}

http::Response response_of(Json const& json) {
    http::Response response{.status = static_cast<int>(number_of(json, "status"))};
    for (Json const& header : member_of(json, "headers")) {
        if (!header.is_array() || header.size() != 2 || !header[0].is_string() ||
            !header[1].is_string())
            continue;
        response.headers.append(bytes_of(header[0].get_ref<std::string const&>()),
                                bytes_of(header[1].get_ref<std::string const&>()));
    }
    response.body = bytes_of(text_of(json, "body"));
    return response;
}

}  // namespace

JsonApp::JsonApp(std::function<std::string(std::string const&)> serve) : serve_(std::move(serve)) {}

std::vector<http::Response> JsonApp::serve(std::span<http::Request const> requests) {
    Json list = Json::array();
    for (http::Request const& request : requests) list.push_back(request_json(request));
    auto const answers = parse_json(serve_(to_ascii(list)));

    std::vector<http::Response> responses(requests.size(), http::Response{.status = 0});
    if (!answers.ok() || !answers.value().is_array()) return responses;
    std::size_t const given = std::min(responses.size(), answers.value().size());
    for (std::size_t i = 0; i < given; ++i) responses[i] = response_of(answers.value()[i]);
    return responses;
}

}  // namespace parapet::range
