#include "core/range/logins.h"

#include <map>

#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/range/json_text.h"

namespace parapet::range {

namespace {

bool is_for(attack::Endpoint const* endpoint, http::Request const& request) {
    return endpoint != nullptr && request.method == endpoint->method &&
           request.target == endpoint->path;
}

}  // namespace

std::vector<Login> logins_in(World const& world) {
    std::vector<Login> logins;
    attack::Endpoint const* login = world.fixture().surface.find("login");
    attack::Endpoint const* change = world.fixture().surface.find("password");
    if (login == nullptr) return logins;
    std::size_t const count = login->parameters.size();
    std::size_t const name = attack::username_parameter(*login),
                      password = attack::password_parameter(*login);
    if (name == count || password == count) return logins;
    std::map<std::string, std::string> signed_in;  // name by actor
    auto const& exchanges = world.trace().exchanges();
    for (std::size_t i = 0; i < exchanges.size(); ++i) {
        Exchange const& exchange = exchanges[i];
        bool const changes = is_for(change, exchange.request);
        if (!changes && !is_for(login, exchange.request)) continue;
        auto const body = parse_json(exchange.request.body);
        if (!body) continue;
        Login one{.place = i,
                  .actor = exchange.actor,
                  .name = signed_in[exchange.actor],
                  .password = text_of(body.value(), "next"),
                  .let_in = attack::succeeded(exchange.response)};
        if (!changes) {
            one.name = text_of(body.value(), login->parameters[name].name);
            one.password = text_of(body.value(), login->parameters[password].name);
            if (one.let_in) signed_in[exchange.actor] = one.name;
        }
        logins.push_back(std::move(one));
    }
    return logins;
}

http::Request login_request(World const& world, std::string const& name,
                            std::string const& password) {
    attack::Endpoint const* login = world.fixture().surface.find("login");
    if (login == nullptr) return {};
    std::vector<std::string> values = attack::samples(*login);
    std::size_t const at = attack::username_parameter(*login),
                      secret = attack::password_parameter(*login);
    if (at < values.size()) values[at] = name;
    if (secret < values.size()) values[secret] = password;
    return attack::write_request(*login, values);
}

}  // namespace parapet::range
