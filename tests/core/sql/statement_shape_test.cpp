#include "core/sql/statement_shape.h"

#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

using Names = std::vector<std::string>;

TEST_CASE("shape: the verb is found behind EXPLAIN, WITH and comments", "[sql]") {
    CHECK(shape_of("select 1").verb == StatementVerb::Query);
    CHECK(shape_of(" ;; -- x\n VALUES (1)").verb == StatementVerb::Query);
    CHECK(shape_of("EXPLAIN QUERY PLAN DELETE FROM t").verb == StatementVerb::Delete);
    CHECK(shape_of("WITH RECURSIVE a (x, y) AS (SELECT (1), 2), b AS NOT MATERIALIZED (SELECT 1) "
                   "UPDATE t SET a = 1")
              .verb == StatementVerb::Update);
    CHECK(shape_of("END").verb == StatementVerb::Transaction);
    CHECK(shape_of("ROLLBACK TO s").verb == StatementVerb::Rollback);
    CHECK(shape_of("PRAGMA x").verb == StatementVerb::Administer);
    CHECK(shape_of("SELEC 1").verb == StatementVerb::Other);
    CHECK(shape_of("").verb == StatementVerb::Other);
}

TEST_CASE("shape: an INSERT's columns are listed or all", "[sql]") {
    auto const listed =
        shape_of("INSERT INTO main.\"t\" AS x (a, [b c], \"d\"\"e\", 'f') SELECT 1");
    CHECK(listed.inserted == InsertedColumns::Listed);
    CHECK(listed.columns == Names{"a", "b c", "d\"e", "f"});
    CHECK(shape_of("INSERT INTO t VALUES (1)").inserted == InsertedColumns::All);
    CHECK(shape_of("INSERT INTO t SELECT a, (b) FROM u").inserted == InsertedColumns::All);
    auto const none = shape_of("INSERT INTO t DEFAULT VALUES");
    CHECK(none.inserted == InsertedColumns::Listed);
    CHECK(none.columns.empty());
}

TEST_CASE("shape: REPLACE is seen wherever it stands", "[sql]") {
    CHECK(shape_of("REPLACE INTO t VALUES (1)").on_conflict == OnConflict::Replace);
    CHECK(shape_of("INSERT OR REPLACE INTO t (a) VALUES (1)").on_conflict == OnConflict::Replace);
    CHECK(shape_of("INSERT OR REPLACE INTO t (a) VALUES (1)").columns == Names{"a"});
    CHECK(shape_of("UPDATE OR REPLACE t SET a = 1").on_conflict == OnConflict::Replace);
    CHECK(shape_of("INSERT OR IGNORE INTO t (a) VALUES (1)").on_conflict == OnConflict::Keep);
    CHECK(shape_of("SELECT replace(a, b, c) FROM t").on_conflict == OnConflict::Keep);
}

TEST_CASE("shape: joins that compare unnamed columns are seen", "[sql]") {
    auto const plain = shape_of("SELECT 1 FROM a JOIN b ON a.x = b.x");
    CHECK(plain.joins.names.empty());
    auto const named = shape_of("SELECT 1 FROM a JOIN b USING /* */ (x, \"y\")");
    CHECK(named.joins.columns == Names{"x", "y"});
    CHECK_FALSE(named.joins.natural);
    CHECK(shape_of("SELECT 1 FROM a NATURAL JOIN b").joins.natural);
}

}  // namespace
}  // namespace parapet::sql
