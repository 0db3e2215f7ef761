#include "core/sql/table_log.h"

namespace parapet::sql {

TableLog::TableLog(sqlite3* connection) {
    sqlite3_set_authorizer(connection, &TableLog::authorize, this);
}

std::uint64_t TableLog::writes_to(std::string_view table) const {
    auto const found = written_.find(table);
    return sweeping_ + (found == written_.end() ? 0 : found->second);
}

void TableLog::note(std::string_view table) {
    ++(table.empty() ? sweeping_ : written_[std::string(table)]);
    writes_.emplace_back(table);
}

void TableLog::note_again(Writes const& writes) {
    for (std::string const& table : writes) ++(table.empty() ? sweeping_ : written_[table]);
}

int TableLog::authorize(void* self, int action, char const* first, char const* second, char const*,
                        char const*) {
    auto& log = *static_cast<TableLog*>(self);
    std::string_view const table = first == nullptr ? "" : first;
    std::string_view const operation = second == nullptr ? "" : second;
    switch (action) {
        case SQLITE_READ:
            if (log.read_ != nullptr) log.read_->emplace(table);
            break;
        case SQLITE_INSERT:
        case SQLITE_UPDATE:
        case SQLITE_DELETE: log.note(table.starts_with("sqlite_") ? "" : table); break;
        case SQLITE_SELECT:
        case SQLITE_FUNCTION:
        case SQLITE_RECURSIVE: break;
        case SQLITE_TRANSACTION:
            if (table == "ROLLBACK") log.note("");
            break;
        case SQLITE_SAVEPOINT:
            if (table == "ROLLBACK" || operation == "ROLLBACK") log.note("");
            break;
        default: log.note("");
    }
    return SQLITE_OK;
}

}  // namespace parapet::sql
