// Queries of our own: about the schema, for a dump.
#pragma once

#include <string>

#include "core/sql/sqlite_handle.h"

namespace parapet::sql {

// Calls visit(statement) on each row. SQLITE_DONE when it saw them all.
template <class Visit>
[[nodiscard]] int for_each_row(sqlite3* connection, std::string const& text, Visit visit) {
    sqlite3_stmt* compiled = nullptr;
    int code = sqlite3_prepare_v2(connection, text.c_str(), -1, &compiled, nullptr);
    StatementHandle const statement(compiled);
    if (code != SQLITE_OK) return code;
    while ((code = sqlite3_step(compiled)) == SQLITE_ROW) visit(compiled);
    return code;
}

}  // namespace parapet::sql
