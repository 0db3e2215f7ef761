// Where an attacker stands besides sending requests of his own: what exercise.json's "position"
// hands him. core/browsing makes the things.
#pragma once

#include <map>
#include <string>

#include "core/attack/target.h"

namespace parapet::range {

struct Position {
    // Null where it is not given.
    attack::Victim* victim = nullptr;
    attack::Line* line = nullptr;
    attack::Seat* seat = nullptr;
    attack::OwnBrowser* own = nullptr;
    std::string own_person = {};
    attack::Leaks* leaks = nullptr;
    std::map<std::string, attack::OwnHost*, std::less<>> hosts = {};
};

}  // namespace parapet::range
