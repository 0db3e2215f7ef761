// Finds many fixed texts in one pass over a longer one. Answers are searched for every secret of
// the world, hundreds of times a run, so the time must not grow with the number of secrets.
#pragma once

#include <bitset>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace parapet::range {

class Needles {
public:
    static constexpr std::size_t kShortest = 8;  // bytes

    // text has at least kShortest bytes; id is what find() answers. Ids may repeat.
    void add(std::string text, std::size_t id);
    // Adds to found the ids of all texts that occur in hay, byte for byte.
    void find(std::string_view hay, std::set<std::size_t>& found) const;

private:
    struct Needle {
        std::uint32_t head;  // the first four bytes
        std::string text;
        std::size_t id;
    };
    std::vector<Needle> needles_;  // sorted by head
    std::bitset<65536> heads_;     // which heads there are, by a 16-bit mix
};

}  // namespace parapet::range
