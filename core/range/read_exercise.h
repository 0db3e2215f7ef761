// The parts of reading an exercise, one per chapter of exercise.json. Users want exercise.h.
#pragma once

#include "core/range/exercise.h"
#include "core/range/json_node.h"

namespace parapet::range {

Json read_endpoints(JsonNode const&);
StorySpec read_story(JsonNode const&);
std::vector<StepSpec> read_steps(JsonNode const&);
AttackSpec read_attack(JsonNode const&);
// That every name used somewhere is declared: people, endpoints, stories, canaries, agents.
void check_names(Exercise const&, JsonNode const& root);

}  // namespace parapet::range
