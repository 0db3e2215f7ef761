// wire-listen: in the victim's network, reads along while he comes to the app in his own way, and
// changes nothing (OWASP Transport Layer Security Cheat Sheet: redirect, and serve nothing over
// http).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/options.h"
#include "core/attack/overheard.h"

namespace parapet::attack {
namespace {

class WireListen final : public Agent {
    void run(Target& target) override {
        if (target.line() == nullptr || target.victim() == nullptr) return;
        target.line()->listen();
        victim_does(target, routines_option(target, option::kDoes));
        target.line()->leave();
        use_overheard(target);
    }
};

}  // namespace

std::unique_ptr<Agent> make_wire_listen() { return std::make_unique<WireListen>(); }

}  // namespace parapet::attack
