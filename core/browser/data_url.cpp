#include "core/browser/data_url.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/browser/mime_type.h"
#include "core/browser/splitting.h"
#include "core/http/percent.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// https://infra.spec.whatwg.org/#forgiving-base64-decode: white space, missing padding and stray
// bits in the last character are forgiven, which decode_base64() does not.
std::optional<std::string> forgiving_base64(std::string text) {
    text.erase(std::remove_if(text.begin(), text.end(), is_ascii_whitespace), text.end());
    if (text.size() % 4 == 0 && text.ends_with('='))
        text.resize(text.size() - (text.ends_with("==") ? 2 : 1));
    std::size_t const left = text.size() % 4;
    if (left > 1) {
        std::size_t const value = kAlphabet.find(text.back());
        if (value == std::string_view::npos) return std::nullopt;
        text.back() = kAlphabet[value & (left == 2 ? 0x30 : 0x3c)];
    }
    auto const bytes = decode_base64(text, Base64::Unpadded);
    if (!bytes) return std::nullopt;
    return std::string(as_text(bytes.value()));
}

// Takes the mark of Base64 off the end of a type; false: there is none.
bool take_base64_mark(std::string_view& type) {
    constexpr std::string_view kMark = "base64";
    std::string_view rest = type;
    if (rest.size() < kMark.size()) return false;
    rest.remove_suffix(kMark.size());
    if (!ascii::equal_ignoring_case(type.substr(rest.size()), kMark)) return false;
    while (rest.ends_with(' ')) rest.remove_suffix(1);
    if (!rest.ends_with(';')) return false;
    type = trim_ascii_whitespace(rest.substr(0, rest.size() - 1));
    return true;
}

}  // namespace

std::optional<DataUrl> read_data_url(http::Url const& url) {
    if (url.scheme != "data") return std::nullopt;
    std::string const text = url.href_without_fragment().substr(std::string_view("data:").size());
    auto const comma = text.find(',');
    if (comma == std::string::npos) return std::nullopt;
    std::string_view type = trim_ascii_whitespace(std::string_view(text).substr(0, comma));
    std::string body = http::percent_decode(std::string_view(text).substr(comma + 1));
    if (take_base64_mark(type)) {
        auto bytes = forgiving_base64(std::move(body));
        if (!bytes) return std::nullopt;
        body = *std::move(bytes);
    }
    std::string named = (type.starts_with(';') ? "text/plain" : "") + std::string(type);
    if (!read_mime_type(named)) named = "text/plain;charset=US-ASCII";
    return DataUrl{std::move(named), std::move(body)};
}

}  // namespace parapet::browser
