#include "core/range/report.h"

#include <algorithm>

#include "core/base/hex.h"
#include "core/crypto/digest.h"
#include "core/range/json_text.h"
#include "core/range/score.h"

namespace parapet::range {
namespace {

int weight_of_all(Exercise const& exercise) {
    int weight = 0;
    for (StorySpec const& story : exercise.stories) weight += story.weight;
    for (AttackSpec const& attack : exercise.attacks) weight += attack.weight;
    return weight;
}

}  // namespace

std::string hash_of(std::string_view canonical) {
    return "sha256:" + encode_hex(crypto::digest(crypto::Hash::Sha256, as_bytes(canonical)));
}

std::string submission_hash(Exercise const& exercise, Files const& files) {
    Json submitted = Json::object();
    for (std::string const& name : exercise.editable)
        if (auto const file = files.find(name); file != files.end()) submitted[name] = file->second;
    return hash_of(to_canonical(submitted));
}

Json grants_problem(Exercise const& exercise, sql::GrantError const& error) {
    return object(
        {{"kind", "grants"},
         {"message", error.message},
         {"file", exercise.grants},
         {"line", error.line},
         {"column", error.column},
         {"advice",
          "Grants are CREATE ROLE, GRANT … ON … TO … and REVOKE … FROM …, each ended by a "
          "semicolon."}});
}

Json score_json(CaseResult const& one, std::span<CaseResult const> all) {
    return object({{"hash", one.hash}, {"points", points_of(one, all)}, {"of", one.weight}});
}

Json make_report(Exercise const& exercise, Files const& files, std::uint64_t seed,
                 std::span<CaseResult const> cases, Json const& problem) {
    bool const good = std::all_of(cases.begin(), cases.end(), [](CaseResult const& one) {
        return (one.good && !one.by_luck) || one.only_a_note;
    });
    Score const score = total(cases);
    Json entries = Json::array();
    for (CaseResult const& one : cases) entries.push_back(score_json(one, cases))["id"] = one.id;
    Json report =
        object({{"schema", 1},
                {"exercise", exercise.id},
                {"engine", kEngineVersion},
                {"seed", seed},
                {"submission", submission_hash(exercise, files)},
                {"outcome", !problem.is_null() ? "broken"
                            : good             ? "passed"
                                               : "failed"},
                {"score", object({{"points", score.points},
                                  {"of", problem.is_null() ? score.of : weight_of_all(exercise)}})},
                {"problem", problem},
                {"cases", std::move(entries)}});
    report["hash"] = hash_of(to_canonical(report));
    return report;
}

}  // namespace parapet::range
