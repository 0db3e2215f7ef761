#include "core/browser/cors_safelist.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/cors_client_hints.h"
#include "core/browser/splitting.h"

namespace parapet::browser {
namespace {

constexpr std::size_t kMaxValue = 128;      // bytes of one safelisted header
constexpr std::size_t kMaxTogether = 1024;  // bytes of all of them

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::any_of(list.begin(), list.end(), [text](std::string_view each) {
        return ascii::equal_ignoring_case(text, each);
    });
}

// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte
bool is_unsafe_byte(char c) {
    auto const byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F ||
           std::string_view("\"():<>?@[\\]{}").find(c) != std::string_view::npos;
}

bool is_language_byte(char c) {
    return ascii::is_alphanumeric(c) ||
           std::string_view(" *,-.;=").find(c) != std::string_view::npos;
}

// The essence of https://mimesniff.spec.whatwg.org/#parse-a-mime-type in lower case; "" when there
// is none. Its parameters may be anything.
std::string mime_essence(std::string_view value) {
    std::string_view const essence = ascii::trim(value.substr(0, value.find(';')));
    std::size_t const slash = essence.find('/');
    if (slash == std::string_view::npos || !ascii::is_token(essence.substr(0, slash)) ||
        !ascii::is_token(essence.substr(slash + 1))) {
        return "";
    }
    return ascii::lower(essence);
}

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), ascii::is_digit);
}

// Numbers of any length, as texts.
bool is_greater(std::string_view a, std::string_view b) {
    auto const without_zeros = [](std::string_view digits) {
        digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
        return digits;
    };
    a = without_zeros(a);
    b = without_zeros(b);
    return a.size() != b.size() ? a.size() > b.size() : a > b;
}

// https://fetch.spec.whatwg.org/#simple-range-header-value with a start and no white space.
bool is_range_with_start(std::string_view value) {
    constexpr std::string_view kUnit = "bytes=";
    if (!ascii::equal_ignoring_case(value.substr(0, kUnit.size()), kUnit)) return false;
    value.remove_prefix(kUnit.size());
    std::size_t const dash = value.find('-');
    if (dash == std::string_view::npos || dash == 0) return false;
    std::string_view const start = value.substr(0, dash);
    std::string_view const end = value.substr(dash + 1);
    return is_digits(start) && is_digits(end) && (end.empty() || !is_greater(start, end));
}

std::optional<std::string> why_unsafe_value(std::string const& name, std::string_view value) {
    auto const has = [value](auto predicate) {
        return std::any_of(value.begin(), value.end(), predicate);
    };
    if (name == "accept") {
        if (has(is_unsafe_byte)) return "Accept has a byte that no form sends in it.";
    } else if (name == "accept-language" || name == "content-language") {
        if (!std::all_of(value.begin(), value.end(), is_language_byte))
            return name + " has a byte that no language tag has.";
    } else if (name == "content-type") {
        if (has(is_unsafe_byte)) return "Content-Type has a byte that no form sends in it.";
        std::string const essence = mime_essence(value);
        if (!is_one_of(essence,
                       {"application/x-www-form-urlencoded", "multipart/form-data", "text/plain"}))
            return "Content-Type " + std::string(value) + " is none that a form can send.";
    } else if (name == "range") {
        if (!is_range_with_start(value)) return "Range is not of the form bytes=0-99 or bytes=0-.";
    } else if (!is_safelisted_client_hint(name, value)) {
        return "The header " + name + " is not on the safelist.";
    }
    return std::nullopt;
}

}  // namespace

std::string normalize_method(std::string_view method) {
    for (std::string_view each : {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"})
        if (ascii::equal_ignoring_case(method, each)) return std::string(each);
    return std::string(method);
}

bool is_safelisted_method(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "POST";
}

bool is_forbidden_method(std::string_view method) {
    return is_one_of(method, {"CONNECT", "TRACE", "TRACK"});
}

std::optional<std::string> why_unsafe(std::string_view name, std::string_view value) {
    if (value.size() > kMaxValue)
        return "The header " + ascii::lower(name) + " is longer than 128 bytes.";
    return why_unsafe_value(ascii::lower(name), value);
}

std::vector<std::string> unsafe_header_names(http::HeaderList const& headers) {
    std::vector<std::string> unsafe, potentially_unsafe;
    std::size_t together = 0;
    for (http::Header const& header : headers.entries()) {
        if (why_unsafe(header.name, header.value)) {
            unsafe.push_back(ascii::lower(header.name));
        } else {
            potentially_unsafe.push_back(ascii::lower(header.name));
            together += header.value.size();
        }
    }
    if (together > kMaxTogether)
        unsafe.insert(unsafe.end(), potentially_unsafe.begin(), potentially_unsafe.end());
    std::sort(unsafe.begin(), unsafe.end());
    unsafe.erase(std::unique(unsafe.begin(), unsafe.end()), unsafe.end());
    return unsafe;
}

bool is_non_wildcard_name(std::string_view name) { return is_one_of(name, {"Authorization"}); }

bool is_no_cors_safelisted_name(std::string_view name) {
    return is_one_of(name, {"Accept", "Accept-Language", "Content-Language", "Content-Type"});
}

bool is_privileged_no_cors_name(std::string_view name) { return is_one_of(name, {"Range"}); }

bool is_forbidden_request_header(std::string_view name, std::string_view value) {
    std::string const lower = ascii::lower(name);
    if (lower.starts_with("proxy-") || lower.starts_with("sec-")) return true;
    if (is_one_of(lower, {"accept-charset",
                          "accept-encoding",
                          "access-control-request-headers",
                          "access-control-request-method",
                          "connection",
                          "content-length",
                          "cookie",
                          "cookie2",
                          "date",
                          "dnt",
                          "expect",
                          "host",
                          "keep-alive",
                          "origin",
                          "referer",
                          "set-cookie",
                          "te",
                          "trailer",
                          "transfer-encoding",
                          "upgrade",
                          "via"}))
        return true;
    if (!is_one_of(lower, {"x-http-method", "x-http-method-override", "x-method-override"}))
        return false;
    auto const methods = strictly_split(value, ',');
    return std::any_of(methods.begin(), methods.end(), [](std::string_view method) {
        return is_forbidden_method(ascii::trim(method));
    });
}

bool is_safelisted_response_header(std::string_view name) {
    return is_one_of(name, {"Cache-Control", "Content-Language", "Content-Length", "Content-Type",
                            "Expires", "Last-Modified", "Pragma"});
}

bool is_forbidden_response_header(std::string_view name) {
    return is_one_of(name, {"Set-Cookie", "Set-Cookie2"});
}

}  // namespace parapet::browser
