// The hosts of an exercise's world as people's browsers reach them: the app, hosts with files that
// anybody may load and read, and the attacker's. Every exchange is one of the trace, in the name of
// the person whose browser began it.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "core/attack/own_host.h"
#include "core/range/judge.h"
#include "core/range/network.h"

namespace parapet::browsing {

class Hosts {
public:
    /// spec: world.hosts, which Browsers has checked.
    Hosts(range::Network& network, range::Json const& spec);
    ~Hosts();

    http::Response exchange(std::string const& person, http::Request const& request);

    /// Null when the host has no folder of the attacker's.
    attack::OwnHost* attackers(std::string_view name);
    /// Whose host a request goes to: "app", "attacker", "other", or "nobody" when there is none.
    std::string_view answerer_of(http::Request const&) const;
    /// Names under which the app answers.
    std::set<std::string, std::less<>> const& of_app() const { return app_; }

    /// From now on the judge is shown what the attacker's hosts receive and what the app changes.
    void show(range::Judge& judge) { judge_ = &judge; }
    /// What changes is a person's own will, until told otherwise.
    enum class Changes { Watched, Accepted };
    void take_changes_as(Changes changes);
    /// A text that means the nonce of each page it stands in, if that could be foreseen.
    std::string const& foreseen_nonce();
    /// Whether a nonce's worth of chance was drawn for each answer of the app's that has one.
    bool draws_for_each_page();
    /// What passed the attacker in the clear; nobody has when there is no judge yet.
    void overheard(http::Request const&, http::Response const&);

    range::World& world() { return network_.world(); }
    Time now() const { return network_.world().now(); }

private:
    class Attackers;
    struct Host;
    http::Response ask_app(std::string const& person, http::Request const& request);
    void write_foreseen(http::Response& response);
    http::Response ask_host(Host& host, http::Request const& request, int number);

    range::Network& network_;
    std::set<std::string, std::less<>> app_;
    std::map<std::string, std::unique_ptr<Host>, std::less<>> hosts_;
    range::Judge* judge_ = nullptr;
    Changes changes_ = Changes::Watched;
    std::string foreseen_;
};

/// All that a request tells whoever gets it.
std::string text_of(http::Request const&);
std::string text_of(http::Response const&);

}  // namespace parapet::browsing
