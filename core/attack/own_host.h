// A host that answers as the attacker wants: evil.example, a sibling such as blog.shop.example, or
// a folder of a CDN. It is reached over http and https, and whatever it is sent he has received.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/http/message.h"

namespace parapet::attack {

class OwnHost {
public:
    virtual ~OwnHost() = default;

    /// "evil.example"
    virtual std::string const& name() const = 0;
    /// The path, ending in "/", under which everything is his; "/" for a host that is all his.
    virtual std::string const& folder() const = 0;

    /// What a request for the path gets, whatever its method and query. Paths outside of folder()
    /// are not his and stay as they are. Without an answer it is 404.
    void answer(std::string path, http::Response response) {
        answer_by(std::move(path), [fixed = std::move(response)](auto const&) { return fixed; });
    }
    /// The same, worked out for each request. It may send requests of the attacker's own meanwhile.
    using Handler = std::function<http::Response(http::Request const&)>;
    virtual void answer_by(std::string path, Handler handler) = 0;

    /// What it was sent so far, whoever sent it, in order.
    virtual std::vector<http::Request> const& received() const = 0;
};

// text/html with this body.
http::Response page(std::string html, http::HeaderList headers = {});

}  // namespace parapet::attack
