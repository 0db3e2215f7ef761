// What an app keeps of requests long after it has answered them, seen by the growth of its memory.
#pragma once

#include <cstddef>

namespace parapet::range {

class Hoard {
public:
    // A look at the memory, after so many requests in all. True when it has grown with each of
    // those since the last look.
    bool look(std::size_t requests, std::size_t bytes);

    // Between the first look and the last.
    std::size_t requests() const { return last_.requests - first_.requests; }
    std::size_t bytes() const {
        return last_.bytes > first_.bytes ? last_.bytes - first_.bytes : 0;
    }
    // It has grown at every look since the first, and for so long that there is no end to be seen.
    bool is_endless() const { return always_grew_ && requests() >= kEnd; }

private:
    struct Look {
        std::size_t requests = 0, bytes = 0;
    };
    // A counter in a Map takes more than a hundred bytes; what is left of requests that leave
    // nothing behind are tables that have become a little larger.
    static constexpr std::size_t kLeast = 32;
    static constexpr std::size_t kEnd = 1'500;

    Look first_, last_;
    bool has_looked_ = false, always_grew_ = true;
};

}  // namespace parapet::range
