// A place on the victim's line, as in a café's network: what is plain http he reads, answers or
// changes. Of TLS he learns the name of the host and may cut it, nothing else. Nobody is there
// before one of the calls below; leave() ends it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/http/message.h"

namespace parapet::attack {

// What passed under his eyes. Without request and answer it was TLS.
struct Passed {
    Time at;
    std::string host;
    std::optional<http::Request> request = std::nullopt;
    std::optional<http::Response> response = std::nullopt;  // as the victim got it
};

class Line {
public:
    virtual ~Line() = default;

    /// Reads along.
    virtual void listen() = 0;
    /// Speaks http to the victim and https to the host, and takes out of every answer what would
    /// lead to https (sslstrip, M. Marlinspike 2009).
    virtual void strip() = 0;
    /// Answers requests in the clear himself. beyond brings one to its host, in the clear or over
    /// TLS of his own, and gives the answer.
    using Beyond = std::function<http::Response(http::Request const&)>;
    using Meddling = std::function<http::Response(http::Request const&, Beyond const& beyond)>;
    virtual void meddle(Meddling meddling) = 0;
    /// Whether connections over TLS come about, as long as he is there; they do at first.
    enum class Tls { Passes, IsCut };
    virtual void set_tls(Tls) = 0;
    virtual void leave() = 0;

    /// In order. Later calls add to it.
    virtual std::vector<Passed> const& passed() const = 0;
};

}  // namespace parapet::attack
