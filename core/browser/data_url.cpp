#include "core/browser/data_url.h"

#include "core/base/ascii.h"
#include "core/base/base64.h"
#include "core/browser/splitting.h"
#include "core/http/percent.h"

namespace parapet::browser {

std::optional<DataUrl> read_data_url(http::Url const& url) {
    if (url.scheme != "data" || !url.opaque_path) return std::nullopt;
    std::string const text = url.target();
    auto const comma = text.find(',');
    if (comma == std::string::npos) return std::nullopt;
    std::string_view type = trim_ascii_whitespace(std::string_view(text).substr(0, comma));
    std::string body = http::percent_decode(std::string_view(text).substr(comma + 1));
    constexpr std::string_view kMark = ";base64";
    if (type.size() >= kMark.size() &&
        ascii::equal_ignoring_case(type.substr(type.size() - kMark.size()), kMark)) {
        type.remove_suffix(kMark.size());
        while (body.size() % 4 != 0) body += '=';
        auto const bytes = decode_base64(body);
        if (!bytes.ok()) return std::nullopt;
        body = std::string(as_text(bytes.value()));
    }
    return DataUrl{type.empty() ? "text/plain;charset=US-ASCII" : std::string(type),
                   std::move(body)};
}

}  // namespace parapet::browser
