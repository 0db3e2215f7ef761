// What the words of a statement tell that SQLite's authorizer does not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace parapet::sql {

enum class StatementVerb {
    Query,   // SELECT, VALUES
    Insert,  // INSERT, REPLACE
    Update,
    Delete,
    Transaction,  // BEGIN, COMMIT, END, SAVEPOINT, RELEASE; ROLLBACK is apart
    Rollback,     // may bring an older schema back
    Other,        // CREATE, DROP, PRAGMA, VACUUM, …
};

enum class OnConflict { Keep, Replace };  // REPLACE deletes the rows in the way
enum class InsertedColumns { All, Listed };

struct StatementShape {
    StatementVerb verb = StatementVerb::Other;
    OnConflict on_conflict = OnConflict::Keep;
    InsertedColumns inserted = InsertedColumns::All;
    std::vector<std::string> columns;  // of an INSERT that lists them; none with DEFAULT VALUES
};

// Of one statement that SQLite compiled. EXPLAIN and a leading WITH are looked through.
StatementShape shape_of(std::string_view statement);

}  // namespace parapet::sql
