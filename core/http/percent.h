// Percent-encoding, URL standard section 1.3 (https://url.spec.whatwg.org/#percent-encoded-bytes).
// Which characters are encoded depends on where the text goes: one PercentSet for each place.
#pragma once

#include <string>
#include <string_view>

namespace parapet::http {

enum class PercentSet {
    C0Control,  // opaque hosts and paths
    Fragment,
    Query,
    SpecialQuery,  // query of http, https, ws, wss, ftp and file
    Path,
    Userinfo,
    Component,  // what encodeURIComponent encodes: one value inside a path or a query
    Form,       // application/x-www-form-urlencoded, where a space then becomes "+"
};

bool must_percent_encode(char byte, PercentSet);
// byte as it is, or as "%XX" when the set holds it.
void append_percent_encoded(std::string& out, char byte, PercentSet);

std::string percent_encode(std::string_view bytes, PercentSet = PercentSet::Component);
// Decodes once. A "%" without two hexadecimal digits after it stays as it is.
std::string percent_decode(std::string_view text);

}  // namespace parapet::http
