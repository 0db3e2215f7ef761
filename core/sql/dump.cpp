#include "core/sql/dump.h"

#include <cmath>
#include <string_view>
#include <vector>

#include "core/base/check.h"
#include "core/base/decimal.h"
#include "core/base/hex.h"
#include "core/sql/binding.h"
#include "core/sql/for_each_row.h"
#include "core/sql/names.h"

namespace parapet::sql {
namespace {

template <class Visit>
void visit_rows(sqlite3* connection, std::string const& text, Visit visit) {
    PARAPET_CHECK(for_each_row(connection, text, visit) == SQLITE_DONE);
}

std::string text_of(sqlite3_stmt* row, int column) {
    return std::get<std::string>(column_value(row, column));
}

// A whole number keeps a point, or SQLite would read an INTEGER.
std::string literal(double value) {
    if (std::isinf(value)) return value > 0 ? "9e999" : "-9e999";  // SQLite keeps no NaN
    std::string const digits = write_decimal(value);
    return digits.find_first_of(".e") == std::string::npos ? digits + ".0" : digits;
}

std::string literal(std::string const& text) {
    // SQL text ends at a NUL.
    if (text.find('\0') != std::string::npos)
        return "CAST(X'" + encode_hex(as_bytes(text)) + "' AS TEXT)";
    std::string quoted = "'";
    for (char c : text) quoted += c == '\'' ? "''" : std::string(1, c);
    return quoted + "'";
}

std::string literal(std::int64_t value) { return std::to_string(value); }
std::string literal(Null) { return "NULL"; }
std::string literal(Bytes const& bytes) { return "X'" + encode_hex(bytes) + "'"; }

std::string rows_of(sqlite3* connection, std::string const& table) {
    constexpr int kName = 1, kHidden = 6;
    std::string columns;
    visit_rows(connection, "PRAGMA table_xinfo(" + quote_identifier(table) + ")",
               [&](sqlite3_stmt* row) {
                   bool const generated = sqlite3_column_int(row, kHidden) != 0;
                   if (generated) return;
                   if (!columns.empty()) columns += ", ";
                   columns += quote_identifier(text_of(row, kName));
               });
    std::string script;
    // Without an index, so in the order of the table itself.
    std::string const from = " FROM " + quote_identifier(table) + " NOT INDEXED";
    visit_rows(connection, "SELECT " + columns + from, [&](sqlite3_stmt* row) {
        script += "INSERT INTO " + quote_identifier(table) + " (" + columns + ") VALUES (";
        for (int column = 0; column < sqlite3_column_count(row); ++column) {
            if (column > 0) script += ", ";
            script += std::visit([](auto const& value) { return literal(value); },
                                 column_value(row, column));
        }
        script += ");\n";
    });
    return script;
}

}  // namespace

std::string dump(sqlite3* connection) {
    std::string script = "PRAGMA foreign_keys = OFF;\nBEGIN TRANSACTION;\n";
    bool counts_rowids = false;  // AUTOINCREMENT keeps its counters in a table of its own
    visit_rows(connection, "SELECT name, sql FROM sqlite_schema WHERE type = 'table'",
               [&](sqlite3_stmt* row) {
                   std::string const name = text_of(row, 0);
                   counts_rowids = counts_rowids || name == "sqlite_sequence";
                   if (name.starts_with("sqlite_")) return;
                   script += text_of(row, 1) + ";\n" + rows_of(connection, name);
               });
    if (counts_rowids)
        script += "DELETE FROM sqlite_sequence;\n" + rows_of(connection, "sqlite_sequence");
    for (std::string_view const type : {"view", "index", "trigger"})
        visit_rows(connection,
                   "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type = '" +
                       std::string(type) + "'",
                   [&](sqlite3_stmt* row) { script += text_of(row, 0) + ";\n"; });
    return script + "COMMIT;\n";
}

}  // namespace parapet::sql
