// Compares what a browser shows and has done in a step with what the person expects: "expect" of a
// browser step, docs/contracts.md.
#pragma once

#include <optional>

#include "core/browser/user_agent.h"
#include "core/range/matcher.h"
#include "core/range/world.h"

namespace parapet::browsing {

struct Scene {
    browser::UserAgent const& agent;
    browser::Document const* shown;  // null: the tab is empty
    range::World const& world;
    std::size_t since;  // index of the step's first event
};

std::optional<range::Mismatch> check_page(range::Json const& expect, Scene const& scene);

}  // namespace parapet::browsing
