// Which tables the statements of a connection read, and which they may have written. SQLite's
// authorizer tells while it compiles them, triggers and cascades included; nothing is refused here.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/sql/sqlite_handle.h"

namespace parapet::sql {

class TableLog {
public:
    // Must live as long as the connection is used.
    explicit TableLog(sqlite3* connection);
    TableLog(TableLog const&) = delete;
    TableLog& operator=(TableLog const&) = delete;

    // Grows with every statement compiled, or run again, that may write to the table.
    std::uint64_t writes_to(std::string_view table) const;

    // What a statement may write to, all that was noted in between; "" is any table.
    using Writes = std::vector<std::string>;
    void begin_statement() { writes_.clear(); }
    Writes const& writes() const { return writes_; }
    void note_again(Writes const&);
    // Where the names of tables that are read go from now on; nowhere when null.
    void collect_reads(std::set<std::string>* names) { read_ = names; }

private:
    static int authorize(void* log, int action, char const* first, char const* second,
                         char const* database, char const* trigger);

    void note(std::string_view table);

    std::set<std::string>* read_ = nullptr;
    Writes writes_;
    std::map<std::string, std::uint64_t, std::less<>> written_;
    // Of statements that may change any table: of the schema, ROLLBACK, PRAGMA, ATTACH.
    std::uint64_t sweeping_ = 0;
};

}  // namespace parapet::sql
