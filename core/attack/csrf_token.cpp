// csrf-token: a forged form that carries a token after all: the attacker's own, one that the app
// gives to any visitor, or the victim's own where no cryptographic generator made it. A token must
// be the one of the session that the cookie names, and unpredictable (OWASP CSRF Prevention Cheat
// Sheet, "Synchronizer Token Pattern").
#include <algorithm>

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
        std::vector<http::QueryPair> tokens;
        for (Endpoint const* each : unsafe_endpoints(target)) {
            add_forgeries(forgeries, target, *each,
                          look_at_form(target, *each, As::Visitor).tokens);
            OwnForm const own = look_at_form(target, *each, As::Attacker);
            add_forgeries(forgeries, target, *each, own.tokens);
            tokens.insert(tokens.end(), own.tokens.begin(), own.tokens.end());
        }
        if (forgeries.empty()) {
            target.note("The app's own form carries no token that could be copied.");
            return;
        }
        if (!victim_signs_in(target)) return;
        auto const foreseen = foreseen_of(target, tokens);
        for (Endpoint const* each : unsafe_endpoints(target))
            add_forgeries(forgeries, target, *each, foreseen);
        target.wait(std::chrono::minutes(3));
        Lure lure(target, *evil);
        for (ForgedForm const& each : forgeries) lure.show(submitting(each));
        target.note("The forged forms carried tokens that the app had given to the attacker.");
        if (!foreseen.empty())
            target.note("No cryptographic generator has part in \"" + foreseen.front().name +
                        "\": they carried the victim's, too.");
    }

    // Math.random, a digest of the time or of the name: tokens named like his own, each once.
    static std::vector<http::QueryPair> foreseen_of(Target& target,
                                                    std::vector<http::QueryPair> const& own) {
        std::vector<http::QueryPair> foreseen;
        for (LeakedValue const& each : target.victim()->foreseen())
            if (each.where == "page" && has(own, each.name) && !has(foreseen, each.name))
                foreseen.push_back({each.name, each.value});
        return foreseen;
    }

    static bool has(std::vector<http::QueryPair> const& tokens, std::string_view name) {
        return std::any_of(tokens.begin(), tokens.end(),
                           [&](http::QueryPair const& each) { return each.name == name; });
    }

    static void add_forgeries(std::vector<ForgedForm>& to, Target const& target,
                              Endpoint const& endpoint,
                              std::vector<http::QueryPair> const& tokens) {
        if (tokens.empty()) return;
        ForgedForm form{.action = address_of(target, endpoint), .fields = wanted_fields(endpoint)};
        if (endpoint.method != "POST") form.action += "?_method=" + endpoint.method;
        for (http::QueryPair const& token : tokens) form.fields.push_back(token);
        to.push_back(form);
        to.push_back(json_as_text(form.action, form.fields));
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_token() { return std::make_unique<CsrfToken>(); }

}  // namespace parapet::attack
