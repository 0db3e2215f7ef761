// csrf-form: pages of the attacker's with a form that submits itself to the app. The browser adds
// the victim's cookie unless the cookie says otherwise (a sibling host is the same site); what the
// app asks for besides is left out, or sent empty.
// https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
#include "core/attack/every_agent.h"
#include "core/attack/forged_forms.h"
#include "core/attack/options.h"

namespace parapet::attack {
namespace {

// For two minutes a new cookie without SameSite may go with a POST: that is csrf-window's.
constexpr auto kAfterTheWindow = std::chrono::minutes(3);

class CsrfForm final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = any_host(target);
        if (evil == nullptr) return;
        std::vector<ForgedForm> const forgeries = forged_forms(target);
        if (!victim_signs_in(target)) return;
        if (!target.option(option::kFirst).empty())
            victim_does(target, routines_option(target, option::kFirst));
        target.wait(kAfterTheWindow);
        victim_submits(target, *evil, forgeries);
        if (target.option(option::kLater).empty() || forgeries.empty()) return;
        // A cookie that was renewed may have lost what guarded the first.
        victim_does(target, routines_option(target, option::kLater));
        target.wait(kAfterTheWindow);
        Lure(target, *evil).show(submitting(forgeries.front()));
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_form() { return std::make_unique<CsrfForm>(); }

}  // namespace parapet::attack
