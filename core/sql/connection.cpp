#include "core/sql/connection.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/check.h"

namespace parapet::sql {
namespace {

// https://www.sqlite.org/limits.html; what is not listed here is limited by the
// definitions in core/third_party.cmake.
constexpr std::array kLimits = {
    std::pair{SQLITE_LIMIT_LENGTH, 1'000'000},      // bytes of a value or a row
    std::pair{SQLITE_LIMIT_SQL_LENGTH, 1'000'000},  // bytes of a statement
    std::pair{SQLITE_LIMIT_COLUMN, 500},
    std::pair{SQLITE_LIMIT_EXPR_DEPTH, 100},
    std::pair{SQLITE_LIMIT_PARSER_DEPTH, 500},
    std::pair{SQLITE_LIMIT_COMPOUND_SELECT, 100},
    std::pair{SQLITE_LIMIT_VDBE_OP, 250'000},
    std::pair{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 5'000},
    std::pair{SQLITE_LIMIT_TRIGGER_DEPTH, 30},
};
constexpr char kMaxPages[] = "PRAGMA max_page_count = 8192";  // of 4 KiB

constexpr sqlite3_int64 kProcessMemory = 256 << 20;

}  // namespace

ConnectionHandle open_connection() {
    sqlite3* connection = nullptr;
    int code = sqlite3_open_v2(":memory:", &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                               nullptr);
    ConnectionHandle handle(connection);
    PARAPET_CHECK(code == SQLITE_OK);
    for (auto const& [limit, value] : kLimits) sqlite3_limit(connection, limit, value);
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
    // Else a LIKE whose pattern is bound is compiled anew for every pattern.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    // Not even the owner writes into sqlite_schema.
    sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    code = sqlite3_exec(connection, kMaxPages, nullptr, nullptr, nullptr);
    PARAPET_CHECK(code == SQLITE_OK);
    return handle;
}

void copy_database(sqlite3* from, sqlite3* to) {
    constexpr int kAllPages = -1;
    sqlite3_backup* const backup = sqlite3_backup_init(to, "main", from, "main");
    PARAPET_CHECK(backup != nullptr);
    sqlite3_backup_step(backup, kAllPages);
    PARAPET_CHECK(sqlite3_backup_finish(backup) == SQLITE_OK);
}

MemoryLimit::MemoryLimit() {
    auto const wanted = sqlite3_memory_used() + static_cast<sqlite3_int64>(kCallMemory);
    sqlite3_hard_heap_limit64(std::min(wanted, kProcessMemory));
}

MemoryLimit::~MemoryLimit() { sqlite3_hard_heap_limit64(0); }

}  // namespace parapet::sql
