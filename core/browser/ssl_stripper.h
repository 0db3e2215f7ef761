// The stock man in the middle (sslstrip, M. Marlinspike 2009): speaks https to the server and http
// to the victim, follows redirects to https himself, and takes out of every answer what would lead
// the victim to https: links, Location, HSTS, the Secure attribute, a policy that upgrades.
#pragma once

#include <set>

#include "core/browser/man_in_the_middle.h"

namespace parapet::browser {

class SslStripper final : public ManInTheMiddle {
public:
    http::Response handle(http::Request const& request, Wire& beyond) override;

private:
    std::set<std::string, std::less<>> wants_https_;  // hosts that sent somebody to https
};

}  // namespace parapet::browser
