// One person's line to the hosts, and the place on it that an attacker may take. Without him it
// hands everything on.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/attack/line.h"
#include "core/browser/man_in_the_middle.h"
#include "core/browsing/hosts.h"

namespace parapet::browsing {

class VictimLine final : public browser::Wire, public attack::Line {
public:
    VictimLine(std::string person, Hosts& hosts);
    ~VictimLine() override;

    http::Response exchange(http::Request const& request) override;
    /// Numbers in the trace of all exchanges so far, in the order they began; 0: nobody was asked.
    std::vector<int> const& numbers() const { return numbers_; }
    /// What whoever is on the line made of each of them.
    enum class Fate { Alone, Read, Answered, Sealed, Cut };
    std::vector<Fate> const& fates() const { return fates_; }

    void listen() override;
    void strip() override;
    void meddle(Meddling meddling) override;
    void set_tls(Tls tls) override { tls_ = tls; }
    void leave() override;
    std::vector<attack::Passed> const& passed() const override { return passed_; }

private:
    class Beyond;
    class Man;
    void take(std::unique_ptr<browser::ManInTheMiddle> way);
    http::Response pass(http::Request const&, Fate&);

    std::string person_;
    Hosts& hosts_;
    std::unique_ptr<Beyond> beyond_;
    std::unique_ptr<Man> man_;
    std::unique_ptr<browser::TappedLine> tapped_;  // null: nobody is there
    Tls tls_ = Tls::Passes;
    std::vector<attack::Passed> passed_;
    std::vector<int> numbers_;
    std::vector<Fate> fates_;
};

}  // namespace parapet::browsing
