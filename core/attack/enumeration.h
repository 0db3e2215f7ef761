// Asking an endpoint about one address after another, all else being the same.
#pragma once

#include <string>
#include <vector>

#include "core/attack/options.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/target.h"

namespace parapet::attack {

class Enumeration {
public:
    Enumeration(Target& target, Endpoint const& endpoint)
        : target_(&target), endpoint_(&endpoint), place_(username_parameter(endpoint)) {}

    // Of the endpoints to try, those that take an address; the one that makes accounts comes last,
    // for whoever was asked about there has one afterwards.
    static std::vector<Enumeration> all(Target& target) {
        std::vector<Enumeration> first, last;
        std::string const signup = option_or(target, option::kSignup, "signup");
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            Enumeration one(target, *endpoint);
            one.makes_accounts_ = endpoint->id == signup;
            if (one.place_ < endpoint->parameters.size())
                (one.makes_accounts_ ? last : first).push_back(one);
        }
        first.insert(first.end(), last.begin(), last.end());
        return first;
    }

    // What is asked about once has an account afterwards.
    bool makes_accounts() const { return makes_accounts_; }
    std::string where() const { return endpoint_->method + ' ' + endpoint_->path; }

    // Whom to ask about here. An account costs the app a hash: there the first few will do.
    std::vector<std::string> addresses() const {
        return makes_accounts_ ? few_addresses() : target_->inside()->addresses();
    }
    std::vector<std::string> few_addresses() const {
        std::vector<std::string> few = target_->inside()->addresses();
        if (few.size() > kFew) few.resize(kFew);
        return few;
    }

    // Whether a password comes with the address, and all it does is be compared.
    bool compares_passwords() const {
        return !makes_accounts_ && password_parameter(*endpoint_) < endpoint_->parameters.size();
    }

    // With the attacker's usual password, where one is asked for.
    http::Response ask(std::string const& address) const {
        return ask(address, target_->surface().attacker.password);
    }
    http::Response ask(std::string const& address, std::string const& password,
                       Dress dress = Dress::Plain) const {
        std::vector<std::string> values = samples(*endpoint_);
        std::size_t const secret = password_parameter(*endpoint_);
        values[place_] = address;
        target_->forget_cookies();
        return target_->send(secret < values.size()
                                 ? write_request(*endpoint_, values, {secret, password, dress})
                                 : write_request(*endpoint_, values));
    }

    // An address of the usual kind that surely has no account.
    std::string nobody() const {
        std::string const& own = target_->surface().attacker.username;
        std::size_t const at = own.find('@');
        std::string const tail = at == std::string::npos ? "" : own.substr(at);
        return random_word(*target_, 9) + tail;
    }

private:
    static constexpr std::size_t kFew = 4;

    Target* target_;
    Endpoint const* endpoint_;
    std::size_t place_;
    bool makes_accounts_ = false;
};

}  // namespace parapet::attack
