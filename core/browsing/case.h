// The browsers, hosts and lines of one case: range's BrowserCase. A person's browser is made when
// he first needs one, and the pages of all are closed with the case.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "core/browsing/own_browser.h"
#include "core/browsing/person_browser.h"
#include "core/browsing/victim.h"
#include "core/range/browser_part.h"

namespace parapet::browsing {

class Case final : public range::BrowserCase {
public:
    Case(range::Network& network, PageSide side);

    void choose_profile(std::string const& person, std::string_view profile) override;
    std::optional<range::Mismatch> play(std::string const& person,
                                        range::Json const& step) override;
    std::optional<std::string> read(std::string const& person, std::string_view element) override;
    bool dress(std::string const& person, http::Request&) override;
    bool keep(std::string const& person, http::Request const&, http::Response const&) override;
    range::Position take_position(range::Json const& position, range::Judge&,
                                  range::StepPlayer&) override;
    std::vector<std::string> notes() const override;
    void report(range::Json& entry, std::size_t bytes) const override;
    std::optional<range::Control> control(range::AttackSpec const&) const override;

private:
    PersonBrowser& browser_of(std::string const& person);

    range::Network& network_;
    PageSide side_;
    Hosts hosts_;
    std::map<std::string, std::string> profiles_;
    std::map<std::string, std::unique_ptr<PersonBrowser>> browsers_;
    std::unique_ptr<Victim> victim_;
    std::unique_ptr<OwnBrowser> own_;
};

}  // namespace parapet::browsing
