// csrf-old-token: the token of an earlier session, out of a page that the victim has saved and
// passed on. A token is of one session, and goes with it (OWASP CSRF Prevention Cheat Sheet,
// "Synchronizer Token Pattern").
#include "core/attack/every_agent.h"
#include "core/attack/leaks.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

class CsrfOldToken final : public Agent {
    void run(Target& target) override {
        OwnHost* host = any_host(target);
        if (host == nullptr || target.leaks() == nullptr || !victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        std::string const saved = target.leaks()->page();
        (void)target.victim()->does(option_or(target, option::kSignsOut, "signs out"));
        if (!victim_signs_in(target)) return;
        target.wait(std::chrono::minutes(3));
        Lure lure(target, *host);
        std::size_t tokens = 0;
        for (Endpoint const* each : unsafe_endpoints(target)) {
            ForgedForm form{.action = address_of(target, *each), .fields = wanted_fields(*each)};
            if (each->method != "POST") form.action += "?_method=" + each->method;
            auto const old = tokens_of_page(*each, saved);
            tokens += old.size();
            if (old.empty()) continue;
            for (http::QueryPair const& token : old) form.fields.push_back(token);
            lure.show(submitting(form));
        }
        target.note("The saved page had " + std::to_string(tokens) + " token(s) in it.");
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_old_token() { return std::make_unique<CsrfOldToken>(); }

}  // namespace parapet::attack
