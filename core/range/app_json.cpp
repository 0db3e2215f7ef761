#include "core/range/app_json.h"

#include "core/range/json_text.h"

namespace parapet::range {
namespace {

// A JSON string with one character, U+0000 to U+00FF, for each byte.
void append_bytes(std::string& out, std::string_view bytes) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += '"';
    std::size_t copied = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto const byte = static_cast<unsigned char>(bytes[i]);
        if (byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\') continue;
        out.append(bytes, copied, i - copied);
        out += {'\\', 'u', '0', '0', kHex[byte >> 4], kHex[byte & 15]};
        copied = i + 1;
    }
    out.append(bytes, copied, std::string_view::npos);
    out += '"';
}

void append_member(std::string& out, std::string_view name, std::string_view bytes) {
    out.append(out.back() == '{' ? "\"" : ",\"").append(name).append("\":");
    append_bytes(out, bytes);
}

void append_request(std::string& out, http::Request const& request) {
    out += '{';
    append_member(out, "method", request.method);
    append_member(out, "scheme", request.scheme);
    append_member(out, "host", request.host);
    append_member(out, "target", request.target);
    append_member(out, "body", request.body);
    append_member(out, "client", request.client_address);
    out += ",\"headers\":[";
    for (http::Header const& header : request.headers.entries()) {
        out += out.back() == '[' ? "[" : ",[";
        append_bytes(out, header.name);
        out += ',';
        append_bytes(out, header.value);
        out += ']';
    }
    out += "]}";
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
    std::string text = "[";
    for (http::Request const& request : requests) {
        if (text.size() > 1) text += ',';
        append_request(text, request);
    }
    return text + ']';
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
