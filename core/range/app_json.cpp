#include "core/range/app_json.h"

#include "core/range/json.h"

namespace parapet::range {
namespace {

Json headers_json(http::HeaderList const& headers) {
    Json list = Json::array();
    for (http::Header const& header : headers.entries())
        list.push_back(Json::array({characters_of(header.name), characters_of(header.value)}));
    return list;
}

http::Response read_response(Json const& json) {
    http::Response response{.status = 0};
    double const status = number_of(json, "status");
    if (status < 100 || status > 599) return response;
    response.status = static_cast<int>(status);
    response.body = bytes_of(text_of(json, "body"));
    Json const& headers = member_of(json, "headers");
    if (!headers.is_array()) return response;
    for (Json const& header : headers)
        if (header.is_array() && header.size() == 2 && header[0].is_string() &&
            header[1].is_string())
            response.headers.append(bytes_of(in_words(header[0])), bytes_of(in_words(header[1])));
    return response;
}

}  // namespace

std::string requests_json(std::span<http::Request const> requests) {
    Json list = Json::array();
    for (http::Request const& request : requests)
        list.push_back(object({{"method", characters_of(request.method)},
                               {"scheme", request.scheme},
                               {"host", characters_of(request.host)},
                               {"target", characters_of(request.target)},
                               {"headers", headers_json(request.headers)},
                               {"body", characters_of(request.body)},
                               {"client", request.client_address}}));
    return to_ascii(list);
}

std::vector<http::Response> read_responses(std::string_view json, std::size_t count) {
    std::vector<http::Response> responses(count, http::Response{.status = 0});
    auto const list = parse_json(json);
    if (!list || !list.value().is_array()) return responses;
    for (std::size_t i = 0; i < count && i < list.value().size(); ++i)
        responses[i] = read_response(list.value()[i]);
    return responses;
}

}  // namespace parapet::range
