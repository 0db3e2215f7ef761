#include "core/sql/examiner.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/sql/names.h"

namespace parapet::sql {
namespace {

// Table-valued functions that show nothing but their arguments.
constexpr std::array<std::string_view, 4> kHarmlessFunctions = {"json_each", "json_tree",
                                                                "jsonb_each", "jsonb_tree"};

constexpr char kNoSchemaChange[] = "permission denied for schema public";

bool is_harmless(std::string_view table) {
    return std::any_of(kHarmlessFunctions.begin(), kHarmlessFunctions.end(),
                       [&](std::string_view name) { return same_name(name, table); });
}

// Of SQLite itself: sqlite_schema, pragma_table_info.
bool is_internal(std::string_view table) {
    std::string const name = ascii::lower(table);
    return name.starts_with("sqlite_") || name.starts_with("pragma_");
}

std::string text(char const* nullable) { return nullable == nullptr ? "" : nullable; }

}  // namespace

int Examiner::authorize(void* examiner, int action, char const* first, char const* second,
                        char const*, char const*) {
    auto& self = *static_cast<Examiner*>(examiner);
    self.examine(action, text(first), text(second));
    return self.denial_ ? SQLITE_DENY : SQLITE_OK;
}

void Examiner::examine(int action, std::string_view first, std::string_view second) {
    bool const writes =
        action == SQLITE_INSERT || action == SQLITE_UPDATE || action == SQLITE_DELETE;
    // How CREATE, ALTER and DROP begin.
    if (writes && is_internal(first)) return deny(kNoSchemaChange);
    switch (action) {
        case SQLITE_SELECT:
        case SQLITE_RECURSIVE:
        case SQLITE_FUNCTION:
        case SQLITE_TRANSACTION:
        case SQLITE_SAVEPOINT: return;
        case SQLITE_READ: return read(first, second);
        case SQLITE_INSERT: return insert(first);
        case SQLITE_UPDATE: return update(first, second);
        case SQLITE_DELETE: written_ = first; return need(Privilege::Delete, first);
        case SQLITE_PRAGMA: return deny("permission denied for PRAGMA " + std::string(first));
        case SQLITE_ATTACH:
        case SQLITE_DETACH: return deny("permission denied to attach or detach a database");
        default: return deny(kNoSchemaChange);
    }
}

void Examiner::examine(StatementShape const& shape) {
    if (shape.verb == StatementVerb::Administer || shape.verb == StatementVerb::Other)
        return deny(kNoSchemaChange);
    join(shape.joins);
    if (shape.on_conflict == OnConflict::Replace) need(Privilege::Delete, written_);
    if (shape.verb != StatementVerb::Insert || roles_.may(role_, Privilege::Insert, written_))
        return;
    bool const listed = shape.inserted == InsertedColumns::Listed;
    for (std::string const& column : listed ? shape.columns : catalogue_.columns(written_))
        need(Privilege::Insert, written_, column);
}

void Examiner::join(Joins const& joins) {
    for (std::string const& table : joins.names) {
        if (!catalogue_.has_table(table)) continue;
        for (std::string const& column : joins.natural ? catalogue_.columns(table) : joins.columns)
            if (catalogue_.has_column(table, column)) need(Privilege::Select, table, column);
    }
}

// Column "" stands for no column at all: SELECT count(*).
void Examiner::read(std::string_view table, std::string_view column) {
    if (!column.empty()) {
        if (!catalogue_.has_table(table) && is_harmless(table)) return;
        return need(Privilege::Select, table, column);
    }
    // The name may be one of the statement's own, from its WITH.
    if (!catalogue_.has_table(table) && !is_internal(table)) return;
    if (!roles_.may_some(role_, Privilege::Select, table))
        deny("permission denied for table " + std::string(table));
}

// The columns come later, from the statement's shape.
void Examiner::insert(std::string_view table) {
    written_ = table;
    if (!roles_.may_some(role_, Privilege::Insert, table))
        deny("permission denied for table " + std::string(table));
}

void Examiner::update(std::string_view table, std::string_view column) {
    written_ = table;
    need(Privilege::Update, table, column);
}

void Examiner::need(Privilege privilege, std::string_view table, std::string_view column) {
    if (!catalogue_.has_column(table, column)) return need(privilege, table);
    if (roles_.may(role_, privilege, table, column)) return;
    if (!roles_.may_some(role_, privilege, table)) return need(privilege, table);
    deny("permission denied for column " + std::string(column) + " of table " + std::string(table));
}

void Examiner::need(Privilege privilege, std::string_view table) {
    if (!roles_.may(role_, privilege, table))
        deny("permission denied for table " + std::string(table));
}

void Examiner::deny(std::string message) {
    if (!denial_) denial_ = std::move(message);
}

}  // namespace parapet::sql
