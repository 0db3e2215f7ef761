#include "core/browser/cors_client_hints.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace parapet::browser {
namespace {

bool is_integer(std::string_view value) {
    return !value.empty() && std::all_of(value.begin(), value.end(), ascii::is_digit);
}

// "1" or "1.25"
bool is_decimal(std::string_view value) {
    std::size_t const dot = value.find('.');
    return is_integer(value.substr(0, dot)) &&
           (dot == std::string_view::npos || is_integer(value.substr(dot + 1)));
}

bool is_exactly(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

bool is_safelisted_client_hint(std::string_view name, std::string_view value) {
    if (name.starts_with("sec-ch-")) return true;
    if (is_exactly(name, {"device-memory", "dpr", "downlink"})) return is_decimal(value);
    if (is_exactly(name, {"width", "viewport-width", "rtt"})) return is_integer(value);
    if (name == "ect") return is_exactly(value, {"slow-2g", "2g", "3g", "4g"});
    return name == "save-data" && ascii::equal_ignoring_case(value, "on");
}

}  // namespace parapet::browser
