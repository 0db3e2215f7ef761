#include "core/auth/jose_json.h"

#include <algorithm>

#include "core/auth/jose_scanner.h"
#include "core/base/utf8.h"

namespace parapet::auth {
namespace {

// The parser would skip it, and another reader would not.
bool starts_with_byte_order_mark(std::string_view text) { return text.starts_with("\xef\xbb\xbf"); }

}  // namespace

Result<JoseMembers, JoseJsonError> read_jose_object(std::string_view text) {
    if (starts_with_byte_order_mark(text)) return Failure{JoseJsonError::NotAnObject};
    return JoseScanner(text).read();
}

JoseValue const* find_member(JoseMembers const& members, std::string_view name) {
    auto const found = std::find_if(members.begin(), members.end(),
                                    [name](auto const& member) { return member.name == name; });
    return found == members.end() ? nullptr : &found->value;
}

std::string quote_json(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string quoted = "\"";
    for (char c : to_valid_utf8(text)) {
        switch (c) {
            case '"': quoted += "\\\""; break;
            case '\\': quoted += "\\\\"; break;
            case '\b': quoted += "\\b"; break;
            case '\f': quoted += "\\f"; break;
            case '\n': quoted += "\\n"; break;
            case '\r': quoted += "\\r"; break;
            case '\t': quoted += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    quoted += "\\u00";
                    quoted += kDigits[static_cast<unsigned char>(c) >> 4];
                    quoted += kDigits[c & 15];
                } else {
                    quoted += c;
                }
        }
    }
    return quoted + '"';
}

}  // namespace parapet::auth
