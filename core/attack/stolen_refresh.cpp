#include "core/attack/stolen_refresh.h"

#include "core/attack/lure.h"

namespace parapet::attack {

Credentials stolen_at_sign_in(Target& target) {
    if (!victim_signs_in(target)) return {};
    return leaked_credentials(target);
}

void victim_comes_back(Target& target) {
    target.wait(wait_option(target, kAccessTokenLives));
    victim_does(target, routines_option(target, option::kDoes));
}

void renew_and_use(Target& target, Credentials const& held) {
    Credentials const renewed = refresh(target, held);
    if (renewed.empty()) {
        target.note("The app renewed nothing for the thief.");
        return;
    }
    target.note("The app renewed the session for the thief.");
    use(target, renewed);
}

}  // namespace parapet::attack
