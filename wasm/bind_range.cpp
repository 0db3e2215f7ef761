// core/range for JavaScript: class Run of wasm/engine/core.ts, as plain functions over addresses in
// the module's memory. docs/contracts.md, "Run", describes the JSON that crosses; decision 0006
// says why this is not Embind.
//
// Nothing is decided here: a function views its arguments, calls one core function and leaves the
// answer where JavaScript copies it from. The core is built without exceptions, and no JavaScript
// exception passes through its frames: the other half catches them in parapet_serve.
#include <emscripten.h>

#include <cstdlib>
#include <string>
#include <string_view>

#include "core/range/app_json.h"
#include "core/range/run.h"
#include "wasm/answer.h"

namespace parapet::wasm {
namespace {

// What the last function answered.
range::Reply last;
Answer answer;

}  // namespace

Answer const* give(range::Reply reply) {
    last = std::move(reply);
    answer = {{last.value.data(), last.value.size()}, {last.error.data(), last.error.size()}};
    return &answer;
}

}  // namespace parapet::wasm

using parapet::range::Run;
using parapet::wasm::Answer;
using parapet::wasm::give;

extern "C" {

// In JavaScript: the app's answers, in memory of malloc() that is freed here. Null when it gave
// none.
__attribute__((import_module("parapet"), import_name("serve"))) char* parapet_serve(
    int app, char const* requests, std::size_t size, std::size_t* answer_size);
__attribute__((import_module("parapet"), import_name("memory"))) std::size_t parapet_memory(
    int app);
}

namespace {

// The learner's code in the sandbox, as the core's App.
class SandboxApp final : public parapet::range::App {
public:
    explicit SandboxApp(int app) : app_(app) {}

    std::vector<parapet::http::Response> serve(
        std::span<parapet::http::Request const> requests) override {
        std::string const text = parapet::range::requests_json(requests);
        std::size_t size = 0;
        char* const answers = parapet_serve(app_, text.data(), text.size(), &size);
        auto responses = parapet::range::read_responses(
            answers == nullptr ? std::string_view() : std::string_view(answers, size),
            requests.size());
        std::free(answers);
        return responses;
    }
    std::size_t memory() override { return parapet_memory(app_); }

private:
    int app_;
};

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE Run* run_new() { return new Run; }
EMSCRIPTEN_KEEPALIVE void run_delete(Run* run) { delete run; }

// The seed is a whole number from 0 to 2^53 - 1.
EMSCRIPTEN_KEEPALIVE Answer const* run_open(Run* run, char const* exercise,
                                            std::size_t exercise_size, char const* files,
                                            std::size_t files_size, double seed) {
    return give(run->open({exercise, exercise_size}, {files, files_size},
                          static_cast<std::uint64_t>(seed)));
}
EMSCRIPTEN_KEEPALIVE Answer const* run_cases(Run const* run) { return give(run->cases()); }
EMSCRIPTEN_KEEPALIVE Answer const* run_play(Run* run, char const* id, std::size_t size, int app) {
    SandboxApp sandbox(app);
    return give(run->play({id, size}, sandbox));
}
EMSCRIPTEN_KEEPALIVE Answer const* run_adopt(Run* run, char const* results, std::size_t size) {
    return give(run->adopt({results, size}));
}
EMSCRIPTEN_KEEPALIVE Answer const* run_report(Run const* run, char const* problem,
                                              std::size_t size) {
    return give(run->report({problem, size}));
}
EMSCRIPTEN_KEEPALIVE Answer const* run_world_sql(Run const* run) { return give(run->world_sql()); }
EMSCRIPTEN_KEEPALIVE Answer const* run_call(Run* run, char const* operation, std::size_t size) {
    return give(run->call({operation, size}));
}
EMSCRIPTEN_KEEPALIVE int run_start(Run* run, char const* operation, std::size_t size) {
    return run->start({operation, size});
}
EMSCRIPTEN_KEEPALIVE Answer const* run_next(Run* run) { return give(run->next()); }
}
