// Which of the started operations finishes next: drawn from the seed among all that could, or the
// first that was started, where the world keeps step.
//
// Operations of one queue finish in the order they were started, as statements on one database
// connection do. A timer can finish once its time has come; when nothing else is left to do, the
// clock moves on to the earliest one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/range/world.h"

namespace parapet::range {

class Scheduler {
public:
    explicit Scheduler(World& world) : world_(world) {}

    // An empty queue name: in no queue, waits for nobody.
    int add(std::string queue, std::optional<Time> due = std::nullopt);
    // The operation that finishes now, and is pending no longer; nothing when none is left.
    std::optional<int> take();

private:
    struct Pending {
        int id;
        std::string queue;
        std::optional<Time> due;
    };
    std::vector<std::size_t> ready() const;
    std::size_t earliest_timer() const;

    World& world_;
    std::vector<Pending> pending_;
    int last_id_ = 0;
};

}  // namespace parapet::range
