// The report of a run: exercises/report.schema.json. Two runs of the same files with the same seed
// and engine give the same text, and its hash proves it: of each case it covers the case's own hash
// and what it counts, so that nobody need hold all traces at once.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/range/case_result.h"
#include "core/range/exercise.h"
#include "core/range/fixture.h"

namespace parapet::range {

inline constexpr std::string_view kEngineVersion = "0.1.0";
// Of a whole report as JSON, shared out among its cases; what browsers did comes on top.
inline constexpr std::size_t kReportBytes = 400'000;

// "sha256:" and the hash of the submission's editable files as canonical JSON.
std::string submission_hash(Exercise const&, Files const&);

// Why a submission could not be graded, in the shape of the report's "problem".
Json grants_problem(Exercise const&, sql::GrantError const&);

// "sha256:" and the hash of a value as canonical JSON (to_canonical).
std::string hash_of(std::string_view canonical);

// What comes to a case's entry: its "hash", "of" and "points" among all.
Json score_json(CaseResult const&, std::span<CaseResult const> all);

// All of the report, but of each case "id" and score_json() only. cases in the order of the
// exercise; problem is null when there was none.
Json make_report(Exercise const&, Files const&, std::uint64_t seed,
                 std::span<CaseResult const> cases, Json const& problem);

}  // namespace parapet::range
