// Accounts as a user has them: signing up and signing in through the app's own endpoints. The
// Target keeps the cookies.
#pragma once

#include <string>
#include <string_view>

#include "core/attack/options.h"
#include "core/attack/target.h"

namespace parapet::attack {

// True when the app answered with success.
bool sign_in(Target&, Account const&);
// As surface().attacker; does nothing when the endpoint asks for no session.
void sign_in_for(Target&, Endpoint const&);

// A new name with the attacker's usual password.
Account new_account(Target&);

// Index of the endpoint's parameter for the name or the password of an account, or the number of
// its parameters when it has none.
std::size_t username_parameter(Endpoint const&);
std::size_t password_parameter(Endpoint const&);

bool succeeded(http::Response const&);
std::string random_word(Target&, std::size_t length);

}  // namespace parapet::attack
