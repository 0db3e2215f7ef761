// Names and words of a world. Every one is ordinary: the people of stories and of attacks are
// drawn from the same list, so no app can tell them apart by how they are called.
#pragma once

#include <set>
#include <string>

#include "core/base/random.h"

namespace parapet::range {

class Names {
public:
    // A given name that this world has not used yet.
    std::string name(Random&);
    // An ordinary word in lower case; may repeat.
    static std::string word(Random&);

private:
    std::set<std::string> used_;
};

}  // namespace parapet::range
