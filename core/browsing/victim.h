// A person as an attacker may reach him, his computer when he has left it, and what of his has
// leaked: core/attack/victim.h and leaks.h over a browser of the case.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/attack/leaks.h"
#include "core/attack/victim.h"
#include "core/browsing/person_browser.h"
#include "core/range/step_player.h"

namespace parapet::browsing {

class Victim final : public attack::Victim, public attack::Seat, public attack::Leaks {
public:
    /// leaks: which of them the exercise gives.
    Victim(PersonBrowser& browser, Hosts& hosts, range::Judge& judge, range::StepPlayer& steps,
           std::set<std::string, std::less<>> leaks);

    std::vector<std::string> const& notes() const { return notes_; }
    std::string const& person() const { return browser_.person(); }

    std::string const& username() const override { return username_; }
    std::vector<std::string> routines() const override;
    attack::Outcome does(std::string_view routine) override;
    void opens(std::string_view address) override;
    attack::Outcome clicks(std::string_view what) override;
    attack::Outcome goes_on(std::string_view routine) override;
    void turns_away() override;
    std::string foreseen_nonce() override { return hosts_.foreseen_nonce(); }
    bool draws_for_each_page() override { return hosts_.draws_for_each_page(); }
    std::vector<attack::LeakedValue> foreseen() override;

    std::string back() override;
    std::string visit(std::string_view address) override;
    void restart() override { browser_.restart(); }

    std::vector<attack::LeakedValue> browser() override;
    std::string database() override;
    std::vector<std::string> log() override;
    std::string page() override;
    std::vector<http::Request> requests() override;

private:
    std::string show();
    /// Nothing when all was as the person expects; else what was not.
    std::optional<std::string> plays(std::string_view routine);
    void note_hindrance(std::string_view routine, std::string const& why);

    PersonBrowser& browser_;
    Hosts& hosts_;
    range::Judge& judge_;
    range::StepPlayer& steps_;
    std::set<std::string, std::less<>> leaks_;
    std::string username_;
    bool believes_ = false;  // that the tab he looks at is the app's
    std::vector<std::string> notes_;
};

}  // namespace parapet::browsing
