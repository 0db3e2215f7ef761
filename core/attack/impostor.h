// Signing in as somebody else: the attempt, and the proof that it worked.
#pragma once

#include <string>
#include <string_view>

#include "core/attack/request_writer.h"
#include "core/attack/target.h"

namespace parapet::attack {

class Impostor {
public:
    explicit Impostor(Target&);

    // False when the app cannot be signed in to, or nobody hands out what tells whose page it is.
    bool can_try() const { return login_ != nullptr && target_.inside() != nullptr; }
    // Sends the name with the password; when the app lets the attacker in, shows whose page comes.
    bool try_password(std::string_view account, std::string_view password);
    // The same with the password dressed otherwise than as a JSON string.
    bool try_dressed(std::string_view account, std::string_view value, Dress dress);

private:
    bool show_if_in(std::string_view account, http::Response const&);

    Target& target_;
    Endpoint const* login_;
};

}  // namespace parapet::attack
