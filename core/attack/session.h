// Accounts as a user has them: signing up and signing in through the app's own endpoints. The
// Target keeps the cookies.
#pragma once

#include <string>
#include <string_view>

#include "core/attack/options.h"
#include "core/attack/target.h"
#include "core/http/query.h"

namespace parapet::attack {

// As a script or form of the app's own pages would send it, as far as headers tell.
http::Request from_own_page(Target const&, http::Request);
// Adds fields to a form's or JSON object's body, and the first as the headers that carry tokens.
void add_fields(http::Request&, std::vector<http::QueryPair> const&);
// Hidden fields of a page's forms.
std::vector<http::QueryPair> hidden_fields(std::string_view html);

// What the app answers when the account signs in; status 0 when there is no endpoint for it.
http::Response sign_in_answer(Target&, Account const&);
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
// Whether a password goes there, the one of an account or the next.
bool holds_password(Parameter const&);

bool succeeded(http::Response const&);
std::string random_word(Target&, std::size_t length);

}  // namespace parapet::attack
