// What the requests of a case carried: read once, and shared by all that explain a verdict.
#pragma once

#include <optional>
#include <vector>

#include "core/range/world.h"
#include "core/sql/lens.h"

namespace parapet::range {

using Values = std::vector<sql::RequestValue>;

class Evidence {
public:
    explicit Evidence(World const& world);

    World const& world() const { return world_; }
    std::vector<Exchange> const& exchanges() const { return world_.trace().exchanges(); }

    // Of the exchange at this index: what its request carries.
    Values const& own(std::size_t place) const;
    // What the same actor had sent before for the app to store: "stored: body.city". Only values
    // long enough to be recognised; the newest forty.
    Values stored(std::size_t place) const;
    Values all(std::size_t place) const;

private:
    World const& world_;
    mutable std::vector<std::optional<Values>> own_;
};

}  // namespace parapet::range
