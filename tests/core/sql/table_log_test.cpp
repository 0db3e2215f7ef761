#include "core/sql/table_log.h"

#include "core/sql/database.h"
#include "tests/core/catch.h"

namespace parapet {
namespace {

class Shelf {
public:
    Shelf() {
        run("CREATE TABLE books (title TEXT); CREATE TABLE loans (title TEXT, reader TEXT);"
            "CREATE VIEW titles AS SELECT title FROM books;"
            "CREATE TRIGGER on_loan AFTER INSERT ON loans BEGIN "
            "DELETE FROM books WHERE title = new.title; END");
    }
    void run(std::string_view sql) { (void)database_.run_unsafe("owner", sql); }
    bool touches(std::string_view sql, std::string_view table) {
        std::uint64_t const before = database_.writes_to(table);
        run(sql);
        return database_.writes_to(table) != before;
    }
    std::set<std::string> read_by(std::string_view sql) { return database_.tables_read_by(sql); }

private:
    sql::Database database_{"owner"};
};

using Tables = std::set<std::string>;

TEST_CASE("table_log: reading is no writing") {
    Shelf shelf;
    CHECK_FALSE(shelf.touches("SELECT * FROM books", "books"));
    CHECK_FALSE(shelf.touches("WITH b AS (SELECT 1) SELECT count(*) FROM b, books", "books"));
    CHECK_FALSE(shelf.touches("BEGIN; COMMIT", "books"));
    CHECK_FALSE(shelf.touches("SELECT nonsense", "books"));
}

TEST_CASE("table_log: a write counts for its table and for those its triggers write to") {
    Shelf shelf;
    CHECK(shelf.touches("INSERT INTO books VALUES ('Emma')", "books"));
    CHECK(shelf.touches("UPDATE books SET title = 'Persuasion'", "books"));
    CHECK(shelf.touches("DELETE FROM books", "books"));
    CHECK(shelf.touches("REPLACE INTO books SELECT title FROM loans", "books"));
    CHECK_FALSE(shelf.touches("DELETE FROM books", "loans"));
    CHECK(shelf.touches("INSERT INTO loans VALUES ('Emma', 'Ada')", "books"));
    CHECK(shelf.touches("SELECT 1; DELETE FROM books; nonsense", "books"));
}

TEST_CASE("table_log: what may change any table counts for all") {
    Shelf shelf;
    CHECK(shelf.touches("CREATE TABLE more (a)", "books"));
    CHECK(shelf.touches("ALTER TABLE more RENAME TO others", "books"));
    CHECK(shelf.touches("DROP TABLE others", "books"));
    CHECK(shelf.touches("BEGIN; ROLLBACK", "books"));
    CHECK(shelf.touches("SAVEPOINT a; ROLLBACK TO a; RELEASE a", "books"));
    CHECK(shelf.touches("PRAGMA foreign_keys = off", "books"));
    CHECK(shelf.touches("DROP TABLE books", "books"));
}

TEST_CASE("table_log: a statement reads the tables below its views and sub-queries") {
    Shelf shelf;
    CHECK(shelf.read_by("SELECT * FROM books") == Tables{"books"});
    CHECK(shelf.read_by("SELECT count(*) FROM loans") == Tables{"loans"});
    CHECK(shelf.read_by("SELECT 1 WHERE EXISTS (SELECT title FROM loans)") == Tables{"loans"});
    CHECK(shelf.read_by("SELECT title FROM titles").count("books") == 1);
    CHECK(shelf.read_by("SELECT nonsense") == Tables{});
}

}  // namespace
}  // namespace parapet
