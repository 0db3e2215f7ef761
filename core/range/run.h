// One grading: an exercise, a submission and a seed. Opened once, it plays each case in a world of
// its own and makes the report. docs/contracts.md, "Run", describes the JSON that crosses here;
// wasm/bind_range.cpp hands it on to JavaScript.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/range/app.h"
#include "core/range/world.h"

namespace parapet::range {

// The one shape of every fallible call; error is empty when there is a value.
struct Reply {
    std::string value;
    std::string error;
};

class BrowserPart;

class Run {
public:
    // browsers: what exercises with people in browsers need (core/browsing); outlives the run.
    explicit Run(BrowserPart const* browsers = nullptr);
    ~Run();
    Run(Run&&) noexcept;
    Run& operator=(Run&&) noexcept;

    // files_json: the exercise's schema and the submission, {"name": "text"}. The value is empty,
    // or the report's "problem" that keeps every case from being played (grants that do not
    // parse). The error is a fault of the exercise, one line each.
    Reply open(std::string_view exercise_json, std::string_view files_json, std::uint64_t seed);
    // [{id, kind, title}] in the order they are to be played, stories first.
    std::string cases() const;
    // Plays one case; the value is its entry of the report.
    Reply play(std::string_view id, App&);
    // Begins anew with what another Run of the same exercise, files and seed has played: an array
    // of what its play() gave, of which "id", "outcome" and "hash" are read. An empty array forgets
    // everything.
    Reply adopt(std::string_view results_json);
    // Of all cases played so far; of each of them "hash", "id", "of" and "points". problem_json:
    // empty, "null", or the report's "problem".
    Reply report(std::string_view problem_json) const;
    // The seeded database as SQL text.
    Reply world_sql() const;

    // The world of the case that is being played, for native apps; null between cases.
    World* world();
    // Host operations of the case that is being played (host_operations.h).
    std::string call(std::string_view json);
    int start(std::string_view json);
    std::string next();

private:
    struct State;
    BrowserPart const* browsers_;
    std::unique_ptr<State> state_;
};

}  // namespace parapet::range
