#include "core/browser/mime_type.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/browser/header_values.h"

namespace parapet::browser {
namespace {

constexpr std::string_view kJavaScriptTypes[] = {"application/ecmascript",
                                                 "application/javascript",
                                                 "application/x-ecmascript",
                                                 "application/x-javascript",
                                                 "text/ecmascript",
                                                 "text/javascript",
                                                 "text/javascript1.0",
                                                 "text/javascript1.1",
                                                 "text/javascript1.2",
                                                 "text/javascript1.3",
                                                 "text/javascript1.4",
                                                 "text/javascript1.5",
                                                 "text/jscript",
                                                 "text/livescript",
                                                 "text/x-ecmascript",
                                                 "text/x-javascript"};

}  // namespace

std::optional<MimeType> read_mime_type(std::string_view text) {
    text = ascii::trim(text);
    std::size_t const slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    std::string_view const type = text.substr(0, slash);
    std::string_view subtype = text.substr(slash + 1);
    subtype = ascii::trim(subtype.substr(0, subtype.find(';')));
    // White space is allowed behind the subtype only.
    if (!ascii::is_token(type) || !ascii::is_token(subtype) ||
        subtype.data() != text.data() + slash + 1)
        return std::nullopt;
    return MimeType{ascii::lower(type), ascii::lower(subtype)};
}

std::optional<MimeType> extract_mime_type(http::HeaderList const& headers) {
    std::optional<MimeType> last;
    for (std::string const& value : split_values(headers, "Content-Type")) {
        auto read = read_mime_type(value);
        if (read && read->essence() != "*/*") last = std::move(read);
    }
    return last;
}

bool is_javascript(MimeType const& type) {
    std::string const essence = type.essence();
    return std::find(std::begin(kJavaScriptTypes), std::end(kJavaScriptTypes), essence) !=
           std::end(kJavaScriptTypes);
}

}  // namespace parapet::browser
