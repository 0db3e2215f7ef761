// csrf-window: the forms of csrf-form, within two minutes of the sign-in, when browsers let a
// cookie without SameSite go with a POST all the same (RFC 6265bis 5.6.7.2,
// "Lax-allowing-unsafe").
#include "core/attack/every_agent.h"
#include "core/attack/forged_forms.h"

namespace parapet::attack {
namespace {

constexpr auto kWithinTheWindow = std::chrono::minutes(1);

class CsrfWindow final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = any_host(target);
        if (evil == nullptr) return;
        std::vector<ForgedForm> const forgeries = forged_forms(target);
        if (!victim_signs_in(target)) return;
        target.wait(kWithinTheWindow);
        victim_submits(target, *evil, forgeries);
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_window() { return std::make_unique<CsrfWindow>(); }

}  // namespace parapet::attack
