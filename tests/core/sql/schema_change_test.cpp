// A role's rights are checked against the schema as it is when the statement runs.
#include "core/sql/database.h"
#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

Database stocked_shop() {
    Database database("owner");
    REQUIRE(database
                .run_unsafe("owner",
                            "CREATE TABLE t (a, b); INSERT INTO t VALUES ('open', 'secret');"
                            "CREATE TABLE u (a); INSERT INTO u VALUES ('other')")
                .ok());
    REQUIRE(database.apply_grants("CREATE ROLE r; GRANT SELECT (a) ON t TO r").ok());
    return database;
}

std::string answer(Database& database, std::string_view sql) {
    auto const result = database.run_unsafe("r", sql);
    if (!result) return result.error().error.message;
    auto const& rows = result.value().first.rows;
    return rows.empty() ? "" : std::get<std::string>(rows[0][0]);
}

TEST_CASE("schema: a column that comes later is not covered by grants of others", "[sql]") {
    Database database = stocked_shop();
    CHECK(answer(database, "SELECT a FROM t") == "open");
    REQUIRE(database.run_unsafe("owner", "ALTER TABLE t ADD COLUMN c DEFAULT 'new'").ok());
    CHECK(answer(database, "SELECT c FROM t") == "permission denied for column c of table t");
    CHECK(answer(database, "SELECT a FROM t") == "open");
}

TEST_CASE("schema: rights follow the name, whatever was renamed to it", "[sql]") {
    Database database = stocked_shop();
    REQUIRE(database.run_unsafe("owner", "DROP TABLE t; ALTER TABLE u RENAME TO t").ok());
    CHECK(answer(database, "SELECT a FROM t") == "other");
    CHECK(answer(database, "SELECT a FROM u") == "no such table: u");
}

TEST_CASE("schema: a role that rolls the owner's change back is checked against what is then there",
          "[sql]") {
    Database database = stocked_shop();
    REQUIRE(database
                .run_unsafe(
                    "owner",
                    "BEGIN; ALTER TABLE t RENAME COLUMN a TO c; ALTER TABLE t RENAME COLUMN b TO a;"
                    "ALTER TABLE t RENAME COLUMN c TO b")
                .ok());
    CHECK(answer(database, "SELECT b FROM t") == "permission denied for column b of table t");
    CHECK(answer(database, "ROLLBACK; SELECT b FROM t") ==
          "permission denied for column b of table t");
    CHECK(answer(database, "SELECT a FROM t") == "open");
}

TEST_CASE("schema: a failure that rolls a transaction back takes its tables along", "[sql]") {
    Database database = stocked_shop();
    REQUIRE(
        database.run_unsafe("owner", "BEGIN; CREATE TABLE x (a UNIQUE); INSERT INTO x VALUES (1)")
            .ok());
    REQUIRE(database.apply_grants("GRANT SELECT, INSERT ON x TO r").ok());
    CHECK(answer(database, "INSERT OR ROLLBACK INTO x VALUES (1)") ==
          "UNIQUE constraint failed: x.a");
    CHECK(answer(database, "SELECT a FROM x") == "no such table: x");
    CHECK(answer(database, "SELECT a FROM t") == "open");
}

TEST_CASE("schema: a view is checked by its own columns, and a broken one is nobody's", "[sql]") {
    Database database = stocked_shop();
    REQUIRE(database.run_unsafe("owner", "CREATE VIEW v AS SELECT b AS shown FROM t").ok());
    REQUIRE(database.apply_grants("GRANT SELECT ON v TO r").ok());
    CHECK(answer(database, "SELECT shown FROM v") == "secret");
    CHECK(answer(database, "SELECT b FROM v") == "no such column: b");
    REQUIRE(database.run_unsafe("owner", "DROP TABLE t").ok());
    CHECK(answer(database, "SELECT shown FROM v") == "no such table: v");
}

}  // namespace
}  // namespace parapet::sql
