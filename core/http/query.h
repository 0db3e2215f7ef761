// application/x-www-form-urlencoded, URL standard section 5
// (https://url.spec.whatwg.org/#application/x-www-form-urlencoded): query strings and form bodies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parapet::http {

struct QueryPair {
    std::string name;
    std::string value;

    bool operator==(QueryPair const&) const = default;
};

// text without its "?". Never fails; bytes that are not UTF-8 become U+FFFD.
std::vector<QueryPair> parse_query(std::string_view text);
std::string serialize_query(std::vector<QueryPair> const& pairs);

}  // namespace parapet::http
