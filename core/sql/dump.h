// A database as SQL text.
#pragma once

#include <sqlite3.h>

#include <string>

namespace parapet::sql {

// Tables with their rows in order of rowid, then views, indexes and triggers, each in order
// of creation. Plain SQLite restores it.
std::string dump(sqlite3* connection);

}  // namespace parapet::sql
