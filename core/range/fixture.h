// What the worlds of one run have in common: the people, the secrets, the surface and the seeded
// database, built once from exercise and seed. Each case clones it into a world of its own
// (world.h), so no case sees what another did.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/attack/surface.h"
#include "core/range/template.h"
#include "core/sql/database.h"

namespace parapet::range {

using Files = std::map<std::string, std::string, std::less<>>;

struct Fixture {
    std::uint64_t seed;
    Time start;  // of every world's clock: around 2026-03-01
    WorldSpec const* spec;
    People people;
    Names names;
    Canaries canaries;
    attack::Surface surface;
    std::string attacker;               // key of a person
    std::vector<std::string> editable;  // the learner's own files
    std::vector<Watch> guarded, tampering;
    sql::Database database;
    // Why the submission's grants were refused; nothing was granted then.
    std::optional<sql::GrantError> refused_grants;
};

// files: the exercise's schema and the submission, by name. The exercise must outlive the fixture.
// The error says which part of the exercise is damaged, and how.
Result<Fixture, std::string> build_fixture(Exercise const&, Files const&, std::uint64_t seed);

}  // namespace parapet::range
