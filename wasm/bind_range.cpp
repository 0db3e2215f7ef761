// core/range for JavaScript: class Run. docs/contracts.md, "Run", describes the JSON that crosses.
//
// Nothing is decided here: a binding copies its arguments in, calls one core function and copies
// the answer out. The core is built without exceptions, so a JavaScript exception must not pass
// through its frames: the one call back into JavaScript catches them at the border.
#include <emscripten.h>
#include <emscripten/bind.h>

#include <string>

#include "core/range/app_json.h"
#include "core/range/run.h"

namespace {

using emscripten::val;
using parapet::range::Reply;

// app.serve(requests), or "" when it threw or gave no text.
// clang-format off
EM_JS(emscripten::EM_VAL, parapet_call_serve, (emscripten::EM_VAL app, emscripten::EM_VAL requests), {
    try {
        const answer = Emval.toValue(app).serve(Emval.toValue(requests));
        return Emval.toHandle(typeof answer === "string" ? answer : "");
    } catch (problem) {
        return Emval.toHandle("");
    }
});
// clang-format on

// The learner's code in the sandbox, as the core's App.
class SandboxApp final : public parapet::range::App {
public:
    explicit SandboxApp(val app) : app_(std::move(app)) {}

    std::vector<parapet::http::Response> serve(
        std::span<parapet::http::Request const> requests) override {
        val const text(parapet::range::requests_json(requests));
        val const answer =
            val::take_ownership(parapet_call_serve(app_.as_handle(), text.as_handle()));
        return parapet::range::read_responses(answer.as<std::string>(), requests.size());
    }

private:
    val app_;
};

class Run {
public:
    // The seed is a whole number from 0 to 2^53 - 1.
    Reply open(std::string const& exercise, std::string const& files, double seed) {
        return run_.open(exercise, files, static_cast<std::uint64_t>(seed));
    }
    std::string cases() const { return run_.cases(); }
    Reply play(std::string const& id, val app) {
        SandboxApp sandbox(std::move(app));
        return run_.play(id, sandbox);
    }
    Reply adopt(std::string const& results) { return run_.adopt(results); }
    Reply report(std::string const& problem) const { return run_.report(problem); }
    Reply world_sql() const { return run_.world_sql(); }
    std::string call(std::string const& operation) { return run_.call(operation); }
    int start(std::string const& operation) { return run_.start(operation); }
    std::string next() { return run_.next(); }

private:
    parapet::range::Run run_;
};

}  // namespace

EMSCRIPTEN_BINDINGS(range) {
    using namespace emscripten;

    value_object<Reply>("Reply").field("value", &Reply::value).field("error", &Reply::error);
    class_<Run>("Run")
        .constructor<>()
        .function("open", &Run::open)
        .function("cases", &Run::cases)
        .function("play", &Run::play)
        .function("adopt", &Run::adopt)
        .function("report", &Run::report)
        .function("worldSql", &Run::world_sql)
        .function("call", &Run::call)
        .function("start", &Run::start)
        .function("next", &Run::next);
}
