// Requests and responses as they cross to an App in JavaScript: arrays of {method, scheme, host,
// target, headers: [[name, value]], body, client} and of {status, headers, body}. Bodies and
// headers are bytes, one character U+0000 to U+00FF each.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/message.h"

namespace parapet::range {

std::string requests_json(std::span<http::Request const>);
// Always count responses: what is missing or makes no sense has status 0, no answer.
std::vector<http::Response> read_responses(std::string_view json, std::size_t count);

}  // namespace parapet::range
