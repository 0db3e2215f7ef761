// What the exercise assumes to have leaked, so that an agent can try what it is worth: a copy of
// the browser's cookies, a dump of the database, the log, a page. To hold it is no gain in itself;
// what the app gives for it is.
#pragma once

#include <string>
#include <vector>

namespace parapet::attack {

struct LeakedValue {
    std::string where;  // "cookie" or "storage"
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
    /// The source of the last page that the app has shown the victim, as he may have saved it.
    virtual std::string page() { return {}; }
};

}  // namespace parapet::attack
