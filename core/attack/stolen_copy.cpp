#include "core/attack/stolen_copy.h"

#include "core/attack/lure.h"
#include "core/attack/request_writer.h"

namespace parapet::attack {

std::optional<Credentials> copy_at_sign_in(Target& target) {
    if (!victim_signs_in(target)) return std::nullopt;
    Credentials held = leaked_credentials(target);
    target.note("The attacker holds " + std::to_string(held.size()) +
                " cookies and tokens of the victim's.");
    return held;
}

bool victim_ends_it(Target& target, std::string const& routine) {
    if (target.victim()->does(routine) == Outcome::Hindered) return false;
    // A token that lives on for minutes by design is waited for with option "wait".
    target.wait(wait_option(target, kWrittenDown));
    return true;
}

void use_and_renew(Target& target, Credentials const& stolen) {
    use(target, stolen);
    // What only writes may look less well.
    if (!target.option(option::kEndpoints).empty()) show(target, stolen, unsafe_endpoints(target));
    Credentials const renewed = refresh(target, stolen);
    if (renewed.empty()) return;
    target.note("The app renewed the stolen session.");
    use(target, renewed);
}

}  // namespace parapet::attack
