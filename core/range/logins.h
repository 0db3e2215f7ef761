// Who has signed in with what, read off the wire: the requests to the endpoints "login" and
// "password" of the surface, and what the app answered. Whoever changes a password has a new one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/range/world.h"

namespace parapet::range {

struct Login {
    std::size_t place;  // index of the exchange
    std::string actor, name, password;
    bool let_in;
};

// In the order in which they happened.
std::vector<Login> logins_in(World const&);
http::Request login_request(World const&, std::string const& name, std::string const& password);

}  // namespace parapet::range
