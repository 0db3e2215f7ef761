// What a browser sends into and gets answers out of: one exchange at a time. network.h is the
// world's hosts behind it, man_in_the_middle.h a line on which somebody listens.
#pragma once

#include "core/http/message.h"

namespace parapet::browser {

class Wire {
public:
    virtual ~Wire() = default;
    /// request.scheme says what the connection is: "https" is TLS with a certificate of
    /// request.host that was verified, "http" is readable by everybody on the way. Status 0: no
    /// connection, or none with such a certificate.
    virtual http::Response exchange(http::Request const& request) = 0;
};

}  // namespace parapet::browser
