#include "core/attack/session.h"

#include "core/attack/request_writer.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

std::size_t find_parameter(Endpoint const& endpoint, std::initializer_list<char const*> hints) {
    for (std::size_t i = 0; i < endpoint.parameters.size(); ++i) {
        std::string const name = ascii::lower(endpoint.parameters[i].name);
        for (char const* hint : hints) {
            if (name.find(hint) != std::string::npos) return i;
        }
    }
    return endpoint.parameters.size();
}

}  // namespace

std::size_t username_parameter(Endpoint const& endpoint) {
    return find_parameter(endpoint, {"user", "login", "mail", "name"});
}

std::size_t password_parameter(Endpoint const& endpoint) {
    return find_parameter(endpoint, {"pass", "secret", "pin"});
}

bool succeeded(http::Response const& response) {
    return response.status >= 200 && response.status < 400;
}

std::string random_word(Target& target, std::size_t length) {
    return random_text(target.random(), length, "bcdfghjkmnpqrstvwxz");
}

bool sign_in(Target& target, Account const& account) {
    Endpoint const* login = endpoint_option(target, option::kLogin, "login");
    if (login == nullptr) return false;
    std::vector<std::string> values = samples(*login);
    std::size_t const username = username_parameter(*login);
    std::size_t const password = password_parameter(*login);
    if (username < values.size()) values[username] = account.username;
    if (password < values.size()) values[password] = account.password;
    return succeeded(target.send(write_request(*login, values)));
}

void sign_in_for(Target& target, Endpoint const& endpoint) {
    if (endpoint.signed_in) sign_in(target, target.surface().attacker);
}

Account new_account(Target& target) {
    return {random_word(target, 9), target.surface().attacker.password};
}

}  // namespace parapet::attack
