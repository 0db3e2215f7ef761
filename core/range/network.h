// The wire between users, attackers and the app: it opens an exchange for each request, gives it
// what every client sends, charges the time, and closes it when the app has answered. Where the
// world has an edge, the app hears everybody from its address, and who it was at the end of
// X-Forwarded-For.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/range/app.h"
#include "core/range/world.h"

namespace parapet::range {

class Network {
public:
    Network(World& world, App& app) : world_(world), app_(app) {}

    // All requests at once, on behalf of one actor; one answer each, in the same order.
    std::vector<http::Response> send(std::string const& actor, std::span<http::Request const>);

    World& world() { return world_; }
    std::size_t app_memory() { return app_.memory(); }
    // Where somebody may connect from besides his own address: everybody who names the same place
    // has one address, and "*" is a new one each time, in a network of its own. "beside petra" is
    // the address next to hers: of the same provider, and somebody else's. A place that begins with
    // "IPv6 " has such an address; all of these places are of one provider.
    std::string address_at(std::string const& place);

private:
    // What a browser would have sent along. Stories and attacks pass through the same hands here,
    // and one actor keeps one address and one user agent for the whole case.
    struct Client {
        std::string address;
        std::string user_agent;
    };
    Client const& client_of(std::string const& actor);
    std::string address_beside(std::string const& actor);
    std::string ipv6_address();
    http::Request dressed(http::Request, Client const&) const;

    World& world_;
    App& app_;
    std::map<std::string, Client> clients_;
    std::map<std::string, std::string> ipv6_;  // by place
    std::set<std::string> taken_;              // addresses
    std::size_t passers_by_ = 0;
};

}  // namespace parapet::range
