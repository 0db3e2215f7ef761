#include "core/range/story.h"

#include "core/range/step_player.h"

namespace parapet::range {
namespace {

using GroupsOfPeople = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> people_of(StepSpec const& step, GroupsOfPeople const& groups) {
    auto const group = groups.find(step.each);
    return group == groups.end() ? std::vector{step.as} : group->second;
}

}  // namespace

Result<std::optional<BrokenStep>, std::string> play_story(StorySpec const& story,
                                                          StepPlayer& player) {
    GroupsOfPeople const& groups = player.groups();
    if (auto const fault = player.let(story.let))
        return Failure{"story " + story.id + ", " + *fault};
    for (std::size_t i = 0; i < story.steps.size(); ++i) {
        StepSpec const& step = story.steps[i];
        for (std::string const& person : people_of(step, groups)) {
            auto const found = player.play(step, person);
            if (!found) return Failure{step.at + ": " + found.error()};
            if (!found.value()) continue;
            return std::optional(
                BrokenStep{.step = i + 1,
                           .send = step.method + (step.path.empty() ? "" : " ") + step.path,
                           .expected = found.value()->expected,
                           .got = found.value()->got,
                           .exchanges = player.exchanges()});
        }
    }
    return std::optional<BrokenStep>();
}

}  // namespace parapet::range
