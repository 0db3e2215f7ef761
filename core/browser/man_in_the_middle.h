// Somebody on the victim's line. What is plain http he reads, changes or answers himself; of TLS he
// learns the name of the host, which the handshake tells, and may cut it. TappedLine enforces that:
// nothing of a TLS exchange is ever handed to him. A stock attacker is ssl_stripper.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/browser/wire.h"

namespace parapet::browser {

enum class TlsFate { Passes, IsCut };

class ManInTheMiddle {
public:
    virtual ~ManInTheMiddle() = default;
    /// A request in the clear, and what the victim is to get for it. beyond is the line's other
    /// end, over which he may send what he likes, https of his own included.
    virtual http::Response handle(http::Request const& request, Wire& beyond) {
        return beyond.exchange(request);
    }
    virtual TlsFate see_tls(std::string_view /*host*/) { return TlsFate::Passes; }
};

// What passed under his eyes. Without request and answer it was TLS.
struct Overheard {
    Time at;
    std::string host;
    std::optional<http::Request> request = std::nullopt;
    std::optional<http::Response> response = std::nullopt;  // as the victim got it
};

class TappedLine final : public Wire {
public:
    TappedLine(Wire& beyond, ManInTheMiddle& man, Clock const& clock)
        : beyond_(beyond), man_(man), clock_(clock) {}

    http::Response exchange(http::Request const& request) override;

    std::vector<Overheard> const& overheard() const { return overheard_; }
    /// Whether the text passed in the clear: in a target, a header's value or a body.
    bool overheard_text(std::string_view text) const;

private:
    Wire& beyond_;
    ManInTheMiddle& man_;
    Clock const& clock_;
    std::vector<Overheard> overheard_;
};

}  // namespace parapet::browser
