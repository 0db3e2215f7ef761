// shared-computer: sits down where the victim has just signed out, presses "back", and opens the
// private pages again; then restarts the browser, as the next morning. A page that may be kept is
// shown without asking (RFC 9111; OWASP Session Management Cheat Sheet, "Web Content Caching").
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

constexpr int kPagesBack = 4;

class SharedComputer final : public Agent {
    void run(Target& target) override {
        Seat* seat = target.seat();
        if (seat == nullptr || !victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        if (target.victim()->does(option_or(target, option::kSignsOut, "signs out")) ==
            Outcome::Hindered)
            return;
        for (int i = 0; i < kPagesBack; ++i) (void)seat->back();
        look_around(target, *seat);
        seat->restart();
        look_around(target, *seat);
        target.note("Somebody pressed \"back\" at the victim's computer.");
    }

    static void look_around(Target& target, Seat& seat) {
        for (Endpoint const* each : private_endpoints(target))
            (void)seat.visit(address_of(target, *each));
    }
};

}  // namespace

std::unique_ptr<Agent> make_shared_computer() { return std::make_unique<SharedComputer>(); }

}  // namespace parapet::attack
