#include "core/range/settings.h"

#include <algorithm>

#include "core/range/host_reply.h"
#include "core/range/json_text.h"
#include "core/range/password_operations.h"
#include "core/range/template.h"
#include "core/range/work_meter.h"

namespace parapet::range {
namespace {

constexpr std::size_t kLongestName = 64;

// So that it is an environment variable's as well, in capitals.
bool is_name(std::string_view text) {
    return !text.empty() && text.size() <= kLongestName && text.front() >= 'a' &&
           text.front() <= 'z' &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
               std::string_view::npos;
}

// Drawn for itself: the rest of the world is the same with it and without.
Result<Json, std::string> value_of(Fixture const& fixture, std::string_view name) {
    crypto::SeededRandom random(fixture.seed, "setting " + std::string(name));
    Names names = fixture.names;
    TemplateScope scope{.spec = *fixture.spec,
                        .random = random,
                        .names = names,
                        .now = fixture.start,
                        .people = &fixture.people};
    return expand(member_of(fixture.spec->settings, name), scope);
}

}  // namespace

Result<Json, std::string> read_setting(World& world, std::string_view name, Cause const& cause) {
    world.advance(kStep);
    Forgotten* const forgotten = world.forgotten();
    bool const is_forgotten =
        forgotten != nullptr && std::find(forgotten->settings.begin(), forgotten->settings.end(),
                                          name) != forgotten->settings.end();
    auto const value = value_of(world.fixture(), name);
    if (!value) return Failure{"/world/settings: " + value.error()};
    if (!is_forgotten && !value.value().is_null()) return Json(in_words(value.value()));
    world.trace().add({.what = NoteEvent{.text = "asked for the setting `" + std::string(name) +
                                                 "`, which is not set"}},
                      cause);
    if (is_forgotten && forgotten->missed.empty()) {
        forgotten->missed = name;
        forgotten->place = world.trace().place_of(cause);
        forgotten->frames = cause.frames;
    }
    return Json();
}

std::string setting_operation(World& world, Json const& op) {
    std::string const what = text_of(op, "op");
    if (what == "unstarted") {
        Forgotten const* const forgotten = world.forgotten();
        return ok_reply(forgotten != nullptr && !forgotten->missed.empty());
    }
    if (what != "setting") return bad_argument("there is no host operation \"" + what + "\"");
    std::string const name = text_of(op, "name");
    if (!is_name(name))
        return bad_argument("The name of a setting must be small letters, digits and _");
    auto const value = read_setting(world, name, cause_of(op));
    return value ? ok_reply(value.value()) : fail_reply("Error", "", value.error());
}

}  // namespace parapet::range
