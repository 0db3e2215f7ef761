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
    Administer,   // CREATE, DROP, PRAGMA, VACUUM, …
    Other,        // no word SQLite knows
};

enum class OnConflict { Keep, Replace };  // REPLACE deletes the rows in the way
enum class InsertedColumns { All, Listed };

// JOIN … USING and NATURAL JOIN compare columns of which the authorizer is told nothing.
struct Joins {
    std::vector<std::string> columns;  // named in a USING
    bool natural = false;
    std::vector<std::string> names;  // any word that may be a table; when there is such a join
};

struct StatementShape {
    StatementVerb verb = StatementVerb::Other;
    OnConflict on_conflict = OnConflict::Keep;
    InsertedColumns inserted = InsertedColumns::All;
    std::vector<std::string> columns;  // of an INSERT that lists them; none with DEFAULT VALUES
    Joins joins;
};

// Of one statement that SQLite compiled. EXPLAIN and a leading WITH are looked through.
StatementShape shape_of(std::string_view statement);

}  // namespace parapet::sql
