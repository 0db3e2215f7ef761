// Escapes untrusted text for one place in an HTML page. There is one function per place, as there
// is no escaping that fits all (OWASP Cross Site Scripting Prevention Cheat Sheet).
// Input that is not UTF-8 becomes U+FFFD first, and NUL likewise.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace parapet::http {

// Between tags: <p>HERE</p>, <title>HERE</title>, <textarea>HERE</textarea>.
std::string escape_html_text(std::string_view text);

// In an attribute, quoted or not: every ASCII character but letters and digits is written as a
// character reference. Not for event handlers, style, or URLs (url_attribute).
std::string escape_html_attribute(std::string_view text);

// Inside a quoted JavaScript string in <script>, or, after escape_html_attribute, in an event
// handler.
std::string escape_script_string(std::string_view text);

// JSON as the content of a <script type="application/json">, or as a JavaScript expression: the
// same value, without "<", ">", "&" and the two line ends that only JSON allows in strings.
std::string escape_json_for_script(std::string_view json);

// Inside a quoted CSS string.
std::string escape_css_string(std::string_view text);

enum class UrlAttributeError {
    ForbiddenScheme,   // javascript:, data:, vbscript: … anything but http, https, mailto, tel
    ControlCharacter,  // browsers drop tabs and line ends inside a scheme
};
std::string_view explain(UrlAttributeError);

// A link of untrusted origin for href or src: relative, or of a harmless scheme; escaped.
Result<std::string, UrlAttributeError> url_attribute(std::string_view url);

}  // namespace parapet::http
