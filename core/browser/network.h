// The hosts of the world by name: shop.example, its sibling blog.shop.example, evil.example, a CDN.
// Whoever holds a Network speaks to all of them and overhears nobody.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "core/browser/wire.h"

namespace parapet::browser {

class Server {
public:
    virtual ~Server() = default;
    virtual http::Response answer(http::Request const& request) = 0;
};

// A server that is one function.
class FunctionServer final : public Server {
public:
    using Function = std::function<http::Response(http::Request const&)>;
    explicit FunctionServer(Function function) : function_(std::move(function)) {}
    http::Response answer(http::Request const& request) override { return function_(request); }

private:
    Function function_;
};

enum class Schemes { HttpAndHttps, HttpsOnly, HttpOnly };

class Network final : public Wire {
public:
    /// host as in a Host header: lower case, with a port when it is not the scheme's own. The
    /// server stays the caller's and has to outlive the network. A name given twice is served by
    /// the last.
    void add(std::string host, Server& server, Schemes schemes = Schemes::HttpAndHttps);

    http::Response exchange(http::Request const& request) override;

private:
    struct Entry {
        Server* server;
        Schemes schemes;
    };
    std::map<std::string, Entry, std::less<>> hosts_;
};

}  // namespace parapet::browser
