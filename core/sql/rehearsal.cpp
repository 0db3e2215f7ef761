#include "core/sql/rehearsal.h"

#include <algorithm>
#include <utility>

#include "core/base/check.h"
#include "core/sql/connection.h"
#include "core/sql/examiner.h"
#include "core/sql/for_each_row.h"
#include "core/sql/names.h"
#include "core/sql/sql_error.h"

namespace parapet::sql {
namespace {

constexpr std::size_t kLongestKept = 2000;  // bytes of a text
constexpr std::size_t kMostKept = 300;

char const* column_text(sqlite3_stmt* row, int column) {
    return reinterpret_cast<char const*>(sqlite3_column_text(row, column));
}

std::vector<std::string> columns_of(sqlite3* connection, std::string const& table) {
    constexpr int kName = 1;
    std::vector<std::string> columns;
    // A view of a table that is gone has no columns.
    (void)for_each_row(connection, "PRAGMA table_xinfo(" + quote_identifier(table) + ")",
                       [&](sqlite3_stmt* row) { columns.emplace_back(column_text(row, kName)); });
    return columns;
}

// WITHOUT ROWID, because a view has no rowid either.
std::string table_like_view(std::string const& name, std::vector<std::string> const& columns) {
    std::string text = "CREATE TABLE " + quote_identifier(name) + " (";
    for (std::string const& column : columns) text += quote_identifier(column) + ", ";
    return text + "PRIMARY KEY (" + quote_identifier(columns.front()) + ")) WITHOUT ROWID";
}

}  // namespace

Rehearsal::Rehearsal(sqlite3* real) : stage_(open_connection()) {
    sqlite3_db_config(stage_.get(), SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
    int const code =
        for_each_row(real, "SELECT type, name, sql FROM sqlite_schema", [&](sqlite3_stmt* row) {
            std::string const name = column_text(row, 1);
            bool const made_by_sqlite = sqlite3_column_type(row, 2) == SQLITE_NULL ||
                                        ascii::lower(name).starts_with("sqlite_");
            if (!made_by_sqlite) add(real, column_text(row, 0), name, column_text(row, 2));
        });
    PARAPET_CHECK(code == SQLITE_DONE);
}

// A table that cannot be made here is one that no role may touch.
void Rehearsal::add(sqlite3* real, std::string_view type, std::string const& name,
                    char const* text) {
    if (type == "trigger") return;
    if (type == "index") {
        sqlite3_exec(stage_.get(), text, nullptr, nullptr, nullptr);
        return;
    }
    auto columns = columns_of(real, name);
    if (columns.empty()) return;
    std::string const made = type == "view" ? table_like_view(name, columns) : text;
    sqlite3_exec(stage_.get(), made.c_str(), nullptr, nullptr, nullptr);
    columns_.emplace(name, std::move(columns));
}

// An app's statements are few, and the same ones come with each request.
std::optional<SqlError> Rehearsal::check(Roles const& roles, std::string_view role,
                                         char const* text, int length) {
    std::string key =
        std::string(role) + '\n' + std::string(text, static_cast<std::size_t>(length));
    if (passed_.contains(key)) return std::nullopt;
    auto refused = examine(roles, role, text, length);
    if (refused || key.size() > kLongestKept) return refused;
    if (passed_.size() >= kMostKept) passed_.clear();
    passed_.insert(std::move(key));
    return std::nullopt;
}

std::optional<SqlError> Rehearsal::examine(Roles const& roles, std::string_view role,
                                           char const* text, int length) {
    Examiner examiner(roles, role, *this);
    sqlite3_set_authorizer(stage_.get(), &Examiner::authorize, &examiner);
    sqlite3_stmt* compiled = nullptr;
    char const* rest = text;
    int const code = sqlite3_prepare_v2(stage_.get(), text, length, &compiled, &rest);
    StatementHandle const statement(compiled);
    sqlite3_set_authorizer(stage_.get(), nullptr, nullptr);
    // Text that does not compile has no end; its first word tells enough.
    char const* const end = compiled != nullptr ? rest : text + length - 1;
    StatementShape const shape = shape_of({text, static_cast<std::size_t>(end - text)});
    if (compiled != nullptr || shape.verb == StatementVerb::Administer) examiner.examine(shape);
    if (examiner.denial())
        return SqlError{SqlErrorKind::Permission, "SQLITE_AUTH", *examiner.denial()};
    if (code != SQLITE_OK) return describe_failure(stage_.get(), Stage::Compile);
    return std::nullopt;
}

bool Rehearsal::has_table(std::string_view table) const {
    return columns_.find(table) != columns_.end();
}

bool Rehearsal::has_column(std::string_view table, std::string_view column) const {
    auto const found = columns_.find(table);
    return found != columns_.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](std::string const& name) { return same_name(name, column); });
}

std::vector<std::string> Rehearsal::tables() const {
    std::vector<std::string> names;
    for (auto const& [name, columns] : columns_) names.push_back(name);
    return names;
}

std::vector<std::string> Rehearsal::columns(std::string_view table) const {
    auto const found = columns_.find(table);
    return found == columns_.end() ? std::vector<std::string>() : found->second;
}

}  // namespace parapet::sql
