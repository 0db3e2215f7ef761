#include "core/attack/impostor.h"

#include "core/attack/options.h"
#include "core/attack/session.h"

namespace parapet::attack {

Impostor::Impostor(Target& target)
    : target_(target), login_(endpoint_option(target, option::kLogin, "login")) {}

bool Impostor::try_password(std::string_view account, std::string_view password) {
    return try_dressed(account, password, Dress::Plain);
}

bool Impostor::try_dressed(std::string_view account, std::string_view value, Dress dress) {
    auto const request = write_login(account, value, dress);
    if (!request) return false;
    target_.forget_cookies();
    return show_if_in(account, target_.send(*request));
}

bool Impostor::try_beside_own(std::string_view account) {
    Account const& own = target_.surface().attacker;
    auto const mine = write_login(own.username, own.password, Dress::Plain),
               theirs = write_login(account, own.password, Dress::Plain);
    if (!mine || !theirs) return false;
    http::Request const both[] = {*mine, *theirs};
    target_.forget_cookies();
    return show_if_in(account, target_.send_in_step(both).front());
}

std::optional<http::Request> Impostor::write_login(std::string_view account, std::string_view value,
                                                   Dress dress) const {
    std::vector<std::string> values = samples(*login_);
    std::size_t const name = username_parameter(*login_), secret = password_parameter(*login_);
    if (name == values.size() || secret == values.size()) return std::nullopt;
    values[name] = account;
    return write_request(*login_, values, {secret, std::string(value), dress});
}

bool Impostor::show_if_in(std::string_view account, http::Response const& answer) {
    // A refusal may have a session with it.
    if (!succeeded(answer) && !answer.headers.get("Set-Cookie")) return false;
    Endpoint const* me = endpoint_option(target_, option::kWhoAmI, "me");
    if (me == nullptr) return false;
    http::Response const page = target_.send(write_request(*me, samples(*me)));
    if (!succeeded(page) || page.body.find(account) == std::string::npos) return false;
    target_.inside()->show_session(account);
    return true;
}

}  // namespace parapet::attack
