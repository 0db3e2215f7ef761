// What the exercise assumes to have leaked, so that an agent can try what it is worth: a copy of
// the browser's cookies, a dump of the database, the log, a page. To hold it is no gain in itself;
// what the app gives for it is.
#pragma once

#include <string>
#include <vector>

#include "core/http/message.h"

namespace parapet::attack {

struct LeakedValue {
    std::string where;  // "cookie", "storage", or "page"
    std::string host;   // "shop.example"; of a cookie its Domain
    std::string name, value;
    std::string path = {};  // of a cookie
};

class Leaks {
public:
    virtual ~Leaks() = default;
    // Each is as it is now, and empty when the exercise does not give it.
    /// Cookies, HttpOnly ones too, and localStorage of the victim's browser.
    virtual std::vector<LeakedValue> browser() = 0;
    /// All rows, as SQL text.
    virtual std::string database() = 0;
    /// Lines that the app has logged in this case.
    virtual std::vector<std::string> log() = 0;
    /// The page that the victim is looking at, as his browser saves it: with what scripts put
    /// there.
    virtual std::string page() { return {}; }
    /// What his browser has sent the app, as a trace in front of it shows.
    virtual std::vector<http::Request> requests() { return {}; }
};

}  // namespace parapet::attack
