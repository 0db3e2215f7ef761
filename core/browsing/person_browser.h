// A person's browser and hands: plays the browser steps of stories and routines, each of which ends
// when all it led to has ended. What is expected of a step: expectations.h.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/browser/user_agent.h"
#include "core/browsing/victim_line.h"
#include "core/range/matcher.h"

namespace parapet::browsing {

// The sandbox's side of a browser, or a test's.
struct PageSide {
    browser::HtmlParser& parser;
    browser::ScriptHost& scripts;
};

class PersonBrowser {
public:
    PersonBrowser(std::string person, Hosts& hosts, PageSide side,
                  browser::UserAgentOptions options);
    ~PersonBrowser();

    /// A step with its templates expanded. Nothing when all was as expected.
    std::optional<range::Mismatch> play(range::Json const& step);

    /// Where steps without "tab" are played: in the tab that they name, the first, which is so at
    /// the beginning, or in the one he looks at, a link's, and in what opens from there.
    enum class Place { NamedTab, TabLookedAt };
    void acts_in(Place place) { place_ = place; }

    /// In a new tab, which he looks at from now on.
    void follow_mailed_link(std::string_view address);
    /// Where he sees it; false when he does not.
    bool click_seen(std::string_view what);
    void close_other_tabs();
    void back();
    void visit(std::string_view address);
    void restart();

    /// What the tab he looks at shows; null when it is empty.
    browser::Document const* shown() const;

    std::string const& person() const { return person_; }
    browser::UserAgent& agent() { return agent_; }
    browser::UserAgent const& agent() const { return agent_; }
    VictimLine& line() { return line_; }
    VictimLine const& line() const { return line_; }
    Hosts const& hosts() const { return hosts_; }

private:
    std::optional<range::Mismatch> fill(range::Json const& values);
    std::optional<range::Mismatch> act(range::Json const& step);
    void look_at_tab(std::string const& name);
    void look_at_newest(std::size_t tabs_before);
    browser::TabId tab();

    std::string person_;
    Hosts& hosts_;
    VictimLine line_;
    browser::UserAgent agent_;
    std::map<std::string, browser::TabId> tabs_;  // by the names that steps give them
    Place place_ = Place::NamedTab;
    std::string looked_at_;
    browser::TabId mailed_ = 0;  // of a link that he followed, while he looks at it
};

}  // namespace parapet::browsing
