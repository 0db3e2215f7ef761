// SQLite connections the way the core wants them.
#pragma once

#include <cstddef>

#include "core/sql/sqlite_handle.h"

namespace parapet::sql {

// In memory, foreign keys on, and limits that end any statement in an error before it
// could exhaust memory or the stack.
ConnectionHandle open_connection();

// Every page of one into the other, an empty one.
void copy_database(sqlite3* from, sqlite3* to);

// While it lives, SQLite may allocate kCallMemory more than it already holds; beyond that a
// statement fails with SQLITE_NOMEM.
inline constexpr std::size_t kCallMemory = 32 << 20;
class MemoryLimit {
public:
    MemoryLimit();
    ~MemoryLimit();
    MemoryLimit(MemoryLimit const&) = delete;
    MemoryLimit& operator=(MemoryLimit const&) = delete;
};

}  // namespace parapet::sql
