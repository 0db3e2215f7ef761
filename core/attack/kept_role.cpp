// kept-role: somebody who may see more than others signs in, loses that role, and goes on in the
// session he has: at once, and when it has been renewed. A role that was written into a token, or
// beside the session, is the one of the day it was written (OWASP ASVS 5.0, 8.3.2; OWASP
// Authorization Cheat Sheet, "Validate the Permissions on Every Request").
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/options.h"

namespace parapet::attack {
namespace {

class KeptRole final : public Agent {
    void run(Target& target) override {
        OwnBrowser* const own = target.own_browser();
        if (own == nullptr) return;
        own->does(option_or(target, option::kSignsIn, "signs in"));
        own->does(option_or(target, option::kLosesRole, "loses the role"));
        target.note("He was signed in when the role was taken from him, and goes on.");
        for (std::string const& routine : routines_option(target, option::kDoes))
            own->does(routine);
    }
};

}  // namespace

std::unique_ptr<Agent> make_kept_role() { return std::make_unique<KeptRole>(); }

}  // namespace parapet::attack
