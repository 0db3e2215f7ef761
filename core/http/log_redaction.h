// Writes log lines that cannot betray a secret or forge a line: a field is written only when the
// allow-list names it, and what is written holds no line end, terminal escape or invisible turn of
// the reading direction. Sources: OWASP Logging Cheat Sheet; ASVS 5.0, 16.2.5 and 16.4.1.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/http/header_list.h"

namespace parapet::http {

// text as one harmless line of UTF-8: controls (C0, DEL, C1), line separators and bidirectional
// formatting are written as \n, \r, \t, \x1b, \u202e …, a backslash as \\.
std::string neutralise(std::string_view text);

class LogRedactor {
public:
    // Names of fields that may be logged, without regard to ASCII case.
    LogRedactor(std::initializer_list<std::string_view> allowed);

    // event="…" name="value" …: a field that is not allowed keeps its name and loses its value.
    // The headers of a message are fields too: headers.entries().
    std::string line(std::string_view event, std::vector<Header> const& fields) const;

private:
    bool allows(std::string_view name) const;
    void append_field(std::string& out, std::string_view name, std::string_view value) const;
    std::vector<std::string> allowed_;  // lower case
};

}  // namespace parapet::http
