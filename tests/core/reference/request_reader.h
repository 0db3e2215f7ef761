// Reads a request as a web framework does: arrays by "a[]=" and repeated keys, bodies of JSON and
// forms, a path's segments, the session cookie.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/http/message.h"
#include "tests/core/reference/statement.h"

namespace parapet::reference {

class RequestReader {
public:
    explicit RequestReader(http::Request const&);

    std::string path() const { return path_; }
    Given query(std::string const& name) const;
    Given body(std::string const& name) const;
    std::string cookie(std::string_view name) const;

private:
    void read_json(std::string const& text);

    std::string path_;
    std::string cookies_;
    std::map<std::string, Given> query_;
    std::map<std::string, Given> body_;
};

}  // namespace parapet::reference
