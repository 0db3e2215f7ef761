// Signing in as somebody else: the attempt, and the proof that it worked.
#pragma once

#include <optional>
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
    // Signs in as himself, and in the same moment as the other with the wrong password.
    bool try_beside_own(std::string_view account);

private:
    std::optional<http::Request> write_login(std::string_view account, std::string_view value,
                                             Dress dress) const;
    bool show_if_in(std::string_view account, http::Response const&);

    Target& target_;
    Endpoint const* login_;
};

}  // namespace parapet::attack
