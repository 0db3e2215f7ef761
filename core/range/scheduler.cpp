#include "core/range/scheduler.h"

#include <set>

namespace parapet::range {

int Scheduler::add(std::string queue, std::optional<Time> due) {
    pending_.push_back({.id = ++last_id_, .queue = std::move(queue), .due = due});
    return last_id_;
}

std::vector<std::size_t> Scheduler::ready() const {
    std::vector<std::size_t> places;
    std::set<std::string_view> waiting;  // queues whose first operation has been seen
    for (std::size_t i = 0; i < pending_.size(); ++i) {
        Pending const& one = pending_[i];
        if (one.due && *one.due > world_.now()) continue;
        if (one.queue.empty() || waiting.insert(one.queue).second) places.push_back(i);
    }
    return places;
}

std::size_t Scheduler::earliest_timer() const {
    std::size_t earliest = 0;
    for (std::size_t i = 1; i < pending_.size(); ++i)
        if (*pending_[i].due < *pending_[earliest].due) earliest = i;
    return earliest;
}

std::optional<int> Scheduler::take() {
    if (pending_.empty()) return std::nullopt;
    std::vector<std::size_t> const places = ready();
    std::size_t place = 0;
    if (places.empty()) {
        place = earliest_timer();
        world_.advance(*pending_[place].due - world_.now());
    } else {
        bool const is_chance = places.size() > 1 && !world_.is_in_step();
        place = places[is_chance ? random_index(world_.schedule_random(), places.size()) : 0];
    }
    int const id = pending_[place].id;
    pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(place));
    return id;
}

}  // namespace parapet::range
