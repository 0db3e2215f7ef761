// Sums that only a database can be made to work out. When the value of one is shown to the
// attacker, or claimed by it, and was never sent, the attacker's text was executed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"

namespace parapet::range {

class Puzzles {
public:
    bool empty() const { return puzzles_.empty(); }
    // A new product such as "41873*9127". Its value has 8 digits or more.
    std::string draw(Random&);
    // The attacker sent this text: the puzzles whose value it holds prove nothing any more.
    void sent(std::string_view text);
    // The first puzzle whose value stands in text as a number of its own; empty when none does.
    std::string solved_in(std::string_view text) const;

private:
    struct Puzzle {
        std::string text;
        std::string value;
        bool sent = false;
    };
    std::vector<Puzzle> puzzles_;
};

}  // namespace parapet::range
