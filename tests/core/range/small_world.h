// The smallest exercise there is, and a world of it.
#pragma once

#include <nlohmann/json.hpp>

#include "core/range/world.h"

namespace parapet::range {

// One table, notes(id, text), with one row for each of the people ada and eve; role app may read.
// Eve is the attacker. "more" replaces or adds members of exercise.json.
std::string small_exercise(nlohmann::json const& more = nlohmann::json::object());
Files small_files(std::string_view grants = "CREATE ROLE app; GRANT SELECT ON notes TO app;");

struct SmallWorld {
    explicit SmallWorld(std::uint64_t seed = 1, std::string_view label = "test",
                        nlohmann::json const& more = nlohmann::json::object());

    Exercise exercise;
    Fixture fixture;
    World world;
};

}  // namespace parapet::range
