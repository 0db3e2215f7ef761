// The door to people's browsers, for exercises that have them. core/browsing implements it; a
// module for exercises without (core-sql.wasm) links nothing of it and has a null pointer here.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/range/control.h"
#include "core/range/exercise.h"
#include "core/range/json_node.h"
#include "core/range/judge.h"
#include "core/range/matcher.h"
#include "core/range/network.h"
#include "core/range/position.h"

namespace parapet::range {

class StepPlayer;

// The browsers, hosts and lines of one case.
class BrowserCase {
public:
    virtual ~BrowserCase() = default;

    /// The profile of a person's browser that is not opened yet: "current" or "old".
    virtual void choose_profile(std::string const& person, std::string_view profile) = 0;

    /// A browser step of a story or routine; step is StepSpec::browse with its templates expanded.
    /// Nothing when all was as expected.
    virtual std::optional<Mismatch> play(std::string const& person, Json const& step) = 0;
    /// Value or text of an element that the person sees; nothing when there is none.
    virtual std::optional<std::string> read(std::string const& person,
                                            std::string_view element) = 0;
    /// A "send" step goes out of the person's browser, if he has one: then dress() gives the
    /// request the Cookie header, keep() takes what the answer leaves, and both are true.
    virtual bool dress(std::string const& person, http::Request&) = 0;
    virtual bool keep(std::string const& person, http::Request const&, http::Response const&) = 0;

    /// From now on the judge is shown what the attacker receives and what a victim's browser
    /// changes. Called once, before the agent runs; judge and steps outlive the case.
    virtual Position take_position(Json const& position, Judge&, StepPlayer& steps) = 0;

    /// Where a victim could not go on, and why: a sentence each.
    virtual std::vector<std::string> notes() const = 0;
    /// What the browsers did and decided, as "browser" and "browserEvents" of the report, within so
    /// many bytes of JSON.
    virtual void report(Json& entry, std::size_t bytes) const = 0;
    /// The browsers' decision that stopped an attack which won nothing; nothing when none did.
    virtual std::optional<Control> control(AttackSpec const&) const = 0;
};

class BrowserPart {
public:
    virtual ~BrowserPart() = default;
    /// Adds a fault for everything about browsers that is wrong in exercise.json.
    virtual void check(Exercise const&, JsonNode const& root) const = 0;
    /// The network outlives the case.
    virtual std::unique_ptr<BrowserCase> open(Network&) const = 0;
};

}  // namespace parapet::range
