// A bounded table from the 64-bit fingerprint of a key to a small state, in one flat array. It
// never throws out a state that still counts: when it is full of those, insert() says no.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace parapet::auth {

template <class State>
class KeyTable {
public:
    // At most capacity keys; five slots for four of them.
    explicit KeyTable(std::size_t capacity)
        : capacity_(capacity), slots_(std::min(slots_for(capacity), kFirstSlots)) {}

    std::size_t size() const { return size_; }
    bool is_full() const { return size_ == capacity_; }
    std::size_t memory() const { return slots_.capacity() * sizeof(Slot); }  // bytes

    State* find(std::uint64_t fingerprint) {
        Slot& slot = slots_[position_of(named(fingerprint))];
        return slot.fingerprint == kEmpty ? nullptr : &slot.state;
    }
    State const* find(std::uint64_t fingerprint) const {
        return const_cast<KeyTable*>(this)->find(fingerprint);
    }

    // For a fingerprint that is not there. Idle states make room; false when there is none.
    template <class IsIdle>
    bool insert(std::uint64_t fingerprint, State state, IsIdle is_idle) {
        if (is_full() && !reclaim(is_idle)) return false;
        if (slots_for(size_ + 1) > slots_.size()) grow();
        Slot& slot = slots_[position_of(named(fingerprint))];
        slot = {named(fingerprint), std::move(state)};
        ++size_;
        return true;
    }

    void remove(std::uint64_t fingerprint) {
        std::size_t const at = position_of(named(fingerprint));
        if (slots_[at].fingerprint != kEmpty) remove_at(at);
    }

private:
    struct Slot {
        std::uint64_t fingerprint = kEmpty;
        State state = {};
    };
    static constexpr std::uint64_t kEmpty = 0;
    static constexpr std::size_t kFirstSlots = 64;
    static constexpr std::size_t kReclaimSteps = 256;

    static std::size_t slots_for(std::size_t keys) { return keys + keys / 4 + 1; }
    static std::uint64_t named(std::uint64_t fingerprint) {
        return fingerprint == kEmpty ? 1 : fingerprint;
    }

    // The fingerprint's upper half as a fraction of the array: any length will do.
    std::size_t home_of(std::uint64_t fingerprint) const {
        return static_cast<std::size_t>((fingerprint >> 32) * slots_.size() >> 32);
    }
    std::size_t next(std::size_t at) const { return at + 1 == slots_.size() ? 0 : at + 1; }

    // Of the fingerprint, or of the empty slot where it would go.
    std::size_t position_of(std::uint64_t fingerprint) const {
        std::size_t at = home_of(fingerprint);
        while (slots_[at].fingerprint != fingerprint && slots_[at].fingerprint != kEmpty)
            at = next(at);
        return at;
    }

    void grow() {
        std::size_t const wanted = std::min(slots_.size() * 2, slots_for(capacity_));
        std::vector<Slot> old(wanted);
        old.swap(slots_);
        for (Slot& slot : old) {
            if (slot.fingerprint != kEmpty) slots_[position_of(slot.fingerprint)] = std::move(slot);
        }
    }

    // Moves later slots of the run back, so that a search never stops early at the gap.
    void remove_at(std::size_t gap) {
        for (std::size_t at = next(gap); slots_[at].fingerprint != kEmpty; at = next(at)) {
            std::size_t const home = home_of(slots_[at].fingerprint);
            bool const may_not_move =
                gap <= at ? gap < home && home <= at : gap < home || home <= at;
            if (may_not_move) continue;
            slots_[gap] = std::move(slots_[at]);
            gap = at;
        }
        slots_[gap] = Slot{};
        --size_;
    }

    // Looks at the next few slots only, so that no single request pays for the whole table.
    template <class IsIdle>
    bool reclaim(IsIdle is_idle) {
        std::size_t const before = size_;
        for (std::size_t step = 0; step < kReclaimSteps; ++step) {
            Slot const& slot = slots_[cursor_];
            if (slot.fingerprint != kEmpty && is_idle(slot.state))
                remove_at(cursor_);
            else
                cursor_ = next(cursor_);
        }
        return size_ < before;
    }

    std::size_t capacity_;
    std::size_t size_ = 0;
    std::size_t cursor_ = 0;
    std::vector<Slot> slots_;
};

}  // namespace parapet::auth
