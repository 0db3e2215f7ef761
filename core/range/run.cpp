#include "core/range/run.h"

#include <algorithm>
#include <optional>

#include "core/range/host_operations.h"
#include "core/range/host_reply.h"
#include "core/range/json_text.h"
#include "core/range/report.h"
#include "core/range/scenario.h"
#include "core/range/score.h"

namespace parapet::range {
namespace {

Reply failed(std::string error) { return {.value = {}, .error = std::move(error)}; }
Reply done(Json const& value) { return {.value = to_canonical(value), .error = {}}; }

Json case_json(std::string_view id, std::string_view kind, std::string_view title) {
    return object({{"id", id}, {"kind", kind}, {"title", title}});
}

// What a case counts for, from its entry; nothing when the exercise has no such case.
std::optional<CaseResult> result_from(Json const& entry, Exercise const& exercise) {
    std::string const id = text_of(entry, "id");
    std::string const outcome = text_of(entry, "outcome");
    CaseResult result{.id = id,
                      .good = outcome == "served" || outcome == "blocked",
                      .needs = {},
                      .json = {},
                      .hash = text_of(entry, "hash")};
    for (StorySpec const& story : exercise.stories) {
        if (story.id != id) continue;
        result.weight = story.weight;
        return result;
    }
    for (AttackSpec const& attack : exercise.attacks) {
        if (attack.id != id) continue;
        result.only_a_note = attack.severity == "note";
        Json const& by_luck = member_of(entry, "byLuck");
        result.by_luck = by_luck.is_boolean() && by_luck.as_boolean();
        result.weight = attack.weight;
        result.needs = attack.needs;
        return result;
    }
    return std::nullopt;
}

Result<Files, std::string> read_files(std::string_view text) {
    auto const json = parse_json(text);
    if (!json || !json.value().is_object())
        return Failure{std::string("files must be a JSON object of texts")};
    Files files;
    for (auto const& [name, content] : json.value().members()) {
        if (!content.is_string()) return Failure{"file " + name + " must be a text"};
        files[name] = content.as_string();
    }
    return files;
}

}  // namespace

struct Run::State {
    Exercise exercise;
    Files files;
    std::uint64_t seed = 0;
    std::optional<Fixture> fixture;
    std::vector<CaseResult> results;
    // Of the case that is being played.
    World* world = nullptr;
    HostOperations* operations = nullptr;
};

Run::Run(BrowserPart const* browsers) : browsers_(browsers) {}
Run::~Run() = default;
Run::Run(Run&&) noexcept = default;
Run& Run::operator=(Run&&) noexcept = default;

Reply Run::open(std::string_view exercise_json, std::string_view files_json, std::uint64_t seed) {
    state_ = nullptr;
    auto exercise = read_exercise(exercise_json, browsers_);
    if (!exercise) {
        std::string faults;
        for (std::string const& fault : exercise.error())
            faults += (faults.empty() ? "" : "\n") + fault;
        return failed(faults);
    }
    auto files = read_files(files_json);
    if (!files) return failed(files.error());
    // The fixture refers to the exercise, so both live in one place from the start.
    auto state = std::make_unique<State>();
    state->exercise = exercise.take();
    state->files = files.take();
    state->seed = seed;
    auto fixture = build_fixture(state->exercise, state->files, seed);
    if (!fixture) return failed(fixture.error());
    state->fixture = fixture.take();
    state_ = std::move(state);
    auto const& refused = state_->fixture->refused_grants;
    if (refused) return done(grants_problem(state_->exercise, *refused));
    return {};
}

std::string Run::cases() const {
    Json list = Json::array();
    if (state_ == nullptr) return to_canonical(list);
    for (StorySpec const& story : state_->exercise.stories)
        list.push_back(case_json(story.id, "story", story.title));
    for (AttackSpec const& attack : state_->exercise.attacks)
        list.push_back(
            case_json(attack.id, attack.privilege ? "privilege" : "attack", attack.title));
    return to_canonical(list);
}

Reply Run::play(std::string_view id, App& app) {
    if (state_ == nullptr) return failed("open() an exercise first");
    if (state_->fixture->refused_grants)
        return failed("the grants were refused: nothing can be played");
    if (state_->world != nullptr) return failed("a case is being played already");
    State& state = *state_;
    std::size_t const count = state.exercise.stories.size() + state.exercise.attacks.size();
    std::size_t const bytes = kReportBytes / std::max<std::size_t>(count, 1);

    World world(*state.fixture, id);
    HostOperations operations(world);
    state.world = &world;
    state.operations = &operations;
    auto played = [&]() -> Result<CaseResult, std::string> {
        for (StorySpec const& story : state.exercise.stories)
            if (story.id == id) return play_case(story, world, app, bytes, browsers_);
        for (AttackSpec const& attack : state.exercise.attacks)
            if (attack.id == id) return play_case(attack, world, app, bytes, browsers_);
        return Failure{"there is no case \"" + std::string(id) + "\""};
    }();
    state.world = nullptr;
    state.operations = nullptr;
    if (!played) return failed(played.error());

    CaseResult result = played.take();
    std::string entry = to_canonical(result.json);
    result.json = {};
    result.hash = hash_of(entry);
    std::erase_if(state.results, [&](CaseResult const& old) { return old.id == id; });
    state.results.push_back(result);
    // The entry is long: what comes to it is added to its text.
    std::string const score = to_canonical(score_json(result, state.results));
    entry.back() = ',';
    return {.value = entry.append(score, 1), .error = {}};
}

Reply Run::adopt(std::string_view results_json) {
    if (state_ == nullptr) return failed("open() an exercise first");
    auto const list = parse_json(results_json);
    if (!list || !list.value().is_array()) return failed("results must be a JSON array");
    std::vector<CaseResult> results;
    for (Json const& entry : list.value()) {
        auto result = result_from(entry, state_->exercise);
        if (!result) return failed("there is no case \"" + text_of(entry, "id") + "\"");
        results.push_back(std::move(*result));
    }
    state_->results = std::move(results);
    return {};
}

Reply Run::report(std::string_view problem_json) const {
    if (state_ == nullptr) return failed("open() an exercise first");
    Json problem;
    if (!problem_json.empty()) {
        auto const given = parse_json(problem_json);
        if (!given || (!given.value().is_null() && !given.value().is_object()))
            return failed("problem must be a JSON object or null");
        problem = given.value();
    }
    if (problem.is_null() && state_->fixture->refused_grants)
        problem = grants_problem(state_->exercise, *state_->fixture->refused_grants);
    std::vector<CaseResult> ordered;
    auto const add = [&](std::string const& id) {
        for (CaseResult const& one : state_->results)
            if (one.id == id) ordered.push_back(one);
    };
    for (StorySpec const& story : state_->exercise.stories) add(story.id);
    for (AttackSpec const& attack : state_->exercise.attacks) add(attack.id);
    return done(make_report(state_->exercise, state_->files, state_->seed, ordered, problem));
}

Reply Run::world_sql() const {
    if (state_ == nullptr) return failed("open() an exercise first");
    return {.value = state_->fixture->database.dump(), .error = {}};
}

World* Run::world() { return state_ == nullptr ? nullptr : state_->world; }

std::string Run::call(std::string_view json) {
    if (state_ == nullptr || state_->operations == nullptr)
        return fail_reply("Error", "ERR_NO_WORLD", "no case is being played");
    return state_->operations->call(json);
}

int Run::start(std::string_view json) {
    if (state_ == nullptr || state_->operations == nullptr) return 0;
    return state_->operations->start(json);
}

std::string Run::next() {
    if (state_ == nullptr || state_->operations == nullptr) return {};
    return state_->operations->next();
}

}  // namespace parapet::range
