// The operating system SQLite is given: no files at all, and time and chance that are
// parameters. SQLite keeps one per process, so whoever calls SQLite says whose time it is.
#pragma once

#include <cstdint>

#include "core/base/clock.h"

namespace parapet::sql {

// While it lives, SQLite's CURRENT_TIMESTAMP reads the clock (1970 when null) and its
// random() starts afresh from the seed.
class WorldScope {
public:
    WorldScope(Clock const* clock, std::uint64_t seed);
    ~WorldScope();
    WorldScope(WorldScope const&) = delete;
    WorldScope& operator=(WorldScope const&) = delete;
};

}  // namespace parapet::sql
