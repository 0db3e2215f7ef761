// UNION extraction: finds how to end the app's own SELECT, how many columns it has and which of
// them are shown, and then has the answer carry what it likes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/attack/frame.h"
#include "core/attack/oracle.h"
#include "core/attack/spelling.h"

namespace parapet::attack {

class UnionQuery {
public:
    // Tries the breaks that a difference shows to be right, with up to ten columns. The oracle
    // tells how UNION has to be spelled.
    static std::optional<UnionQuery> find(Oracle const&, std::vector<Break> const&);

    // Sends the expression as a shown column, with "FROM table" when table is given.
    Answer select(std::string_view expression, std::string_view table) const;
    // Proves it with a puzzle and reads every wanted column.
    void loot() const;

    std::size_t columns() const { return columns_; }

private:
    enum class Shape { Select, SelectJoined };  // joined: without a comma

    UnionQuery(Entry& entry, Break with, Spelling spelling, Shape shape, std::size_t columns)
        : entry_(&entry),
          break_(std::move(with)),
          spelling_(spelling),
          shape_(shape),
          columns_(columns) {}
    std::string text(std::vector<std::string> const& expressions, std::string_view table) const;
    bool learn_shown();

    Entry* entry_;
    Break break_;
    Spelling spelling_;
    Shape shape_;
    std::size_t columns_;
    std::vector<std::size_t> shown_;  // indices of columns that came back
};

}  // namespace parapet::attack
