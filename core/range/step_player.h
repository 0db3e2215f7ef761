// Plays the steps of stories and routines: sends or has a browser do it, and compares what came of
// it with what the person expects. Each person has cookies of his own, or a browser that does.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/range/exercise.h"
#include "core/range/jar.h"
#include "core/range/matcher.h"
#include "core/range/network.h"
#include "core/range/template.h"

namespace parapet::range {

class BrowserCase;

class StepPlayer {
public:
    // browsers: null where the exercise has none.
    StepPlayer(Network&, BrowserCase* browsers);
    StepPlayer(StepPlayer const&) = delete;
    StepPlayer& operator=(StepPlayer const&) = delete;

    using Played = Result<std::optional<Mismatch>, std::string>;

    // Values for later steps, {{$name}}. Nothing when all is well, else a fault of the exercise.
    std::optional<std::string> let(Json const& values);
    // person is who does it, and {{person.…}}. Nothing when all was as expected; the error is a
    // fault of the exercise.
    Played play(StepSpec const&, std::string const& person);
    // People that one entry of "people" made, by its key.
    std::map<std::string, std::vector<std::string>> const& groups() const {
        return world_.fixture().spec->groups;
    }
    // Numbers of the exchanges that the last step brought about.
    std::vector<int> exchanges() const;

private:
    Played play_in_browser(StepSpec const&, std::string const& person);
    Played send_and_check(StepSpec const&, std::string const& person);
    // What passes before the step.
    std::optional<Mismatch> wait(StepSpec const&, std::string const& person);
    std::vector<http::Response> send(StepSpec const&, std::string const& person, http::Request);
    std::optional<Mismatch> save(StepSpec const&, http::Response const&);
    std::optional<Mismatch> save_seen(StepSpec const&, std::string const& person);
    Played check_database(StepSpec const&);

    Network& network_;
    BrowserCase* browsers_;
    World& world_;
    Names names_;  // a copy: names drawn here are new to the world, and gone with the case
    Saved saved_;
    TemplateScope scope_;
    std::map<std::string, Jar> jars_;
    std::map<std::string, http::Response> told_;  // to each person last
    std::size_t first_ = 0;                       // exchange of the step that is played
};

}  // namespace parapet::range
