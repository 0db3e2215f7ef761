#include "core/sql/database.h"
#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

SqlFailure failure_of(Budget budget, std::string_view sql) {
    Database database("owner", budget);
    auto const result = database.run_unsafe("owner", sql);
    REQUIRE_FALSE(result.ok());
    // Whatever happened, the database lives on.
    CHECK(database.run_unsafe("owner", "SELECT 1").ok());
    return result.error();
}

constexpr char kEndless[] =
    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

TEST_CASE("budget: an endless recursion is stopped, and what it cost is told", "[sql]") {
    auto const failure = failure_of({.steps = 20'000}, kEndless);
    CHECK(failure.error.kind == SqlErrorKind::StepBudget);
    CHECK(failure.error.message ==
          "the query ran for more than 20000 steps of SQLite's virtual machine and was stopped: "
          "add a "
          "WHERE, a LIMIT or an index, or end the recursion");
    CHECK(failure.steps >= 20'000);
    CHECK(failure.steps < 21'000);
}

TEST_CASE("budget: the steps of all statements of a call count together", "[sql]") {
    std::string const some =
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100) SELECT "
        "count(*) FROM n;";
    Database database("owner");
    auto const once = database.run_unsafe("owner", some);
    auto const twice = database.run_unsafe("owner", some + some);
    REQUIRE(once.ok());
    REQUIRE(twice.ok());
    CHECK(once.value().steps > 100);
    CHECK(twice.value().steps == 2 * once.value().steps);
    auto const failure = failure_of({.steps = 5000}, some + some + some + some + some);
    CHECK(failure.error.kind == SqlErrorKind::StepBudget);
    CHECK(failure.statement > 0);
}

TEST_CASE("budget: equal queries cost equal steps", "[sql]") {
    Database database("owner");
    REQUIRE(database.run_unsafe("owner", "CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)")
                .ok());
    Database copy = database.clone();
    CHECK(database.run("owner", "SELECT * FROM t ORDER BY a").value().steps ==
          copy.run("owner", "SELECT * FROM t ORDER BY a").value().steps);
}

TEST_CASE("budget: too many rows are stopped", "[sql]") {
    auto const failure = failure_of({.rows = 10},
                                    "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                                    "FROM n) SELECT i FROM n");
    CHECK(failure.error.kind == SqlErrorKind::RowBudget);
    CHECK(failure.error.message ==
          "the query returned more than 10 rows and was stopped: add a WHERE or a LIMIT");
    CHECK(failure.steps > 0);
    Database database("owner", {.rows = 2});
    CHECK(database.run("owner", "VALUES (1), (2)").ok());
}

TEST_CASE("budget: too many bytes are stopped", "[sql]") {
    auto const failure =
        failure_of({.bytes = 1000}, "VALUES (zeroblob(400)), (zeroblob(400)), (zeroblob(400))");
    CHECK(failure.error.kind == SqlErrorKind::ByteBudget);
    CHECK(failure.error.message ==
          "the query returned more than 1000 bytes and was stopped: select fewer columns or add a "
          "LIMIT");
}

TEST_CASE("budget: a value too big, text too deep or too long ends in an error", "[sql]") {
    auto const code = [](std::string const& sql) { return failure_of({}, sql).error.code; };
    CHECK(code("SELECT zeroblob(1000000000)") == "SQLITE_TOOBIG");
    CHECK(code("SELECT printf('%.*c', 1000000000, 'x')") == "SQLITE_TOOBIG");
    CHECK(code("SELECT replace(hex(zeroblob(400000)), '0', '0000')") == "SQLITE_TOOBIG");
    CHECK(code("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) "
               "SELECT group_concat(hex(randomblob(50))) FROM n") == "SQLITE_TOOBIG");
    CHECK(code("SELECT " + std::string(5000, '(') + "1" + std::string(5000, ')')) ==
          "SQLITE_ERROR");
    CHECK(code("SELECT " + std::string(5000, '-') + "1") == "SQLITE_ERROR");
    CHECK(code("SELECT 1" + std::string(5000, '+') + "1") == "SQLITE_ERROR");
    CHECK(code("SELECT '" + std::string(2'000'000, 'a') + "'") == "SQLITE_TOOBIG");
    std::string unions = "SELECT 1";
    for (int i = 0; i < 3000; ++i) unions += " UNION ALL SELECT 1";
    CHECK(code(unions) == "SQLITE_ERROR");
}

TEST_CASE("budget: a query that hoards memory is stopped", "[sql]") {
    auto const failure =
        failure_of({},
                   "WITH RECURSIVE n (i, b) AS (SELECT 1, zeroblob(900000) UNION ALL "
                   "SELECT i + 1, b FROM n LIMIT 10000) SELECT i FROM n ORDER BY b");
    CHECK(failure.error.kind == SqlErrorKind::ByteBudget);
    CHECK(failure.error.code == "SQLITE_NOMEM");
    CHECK(failure.error.message ==
          "the query needed more than 32 MB of memory and was stopped: work on fewer or shorter "
          "values");
}

TEST_CASE("budget: a database that fills up says so", "[sql]") {
    Database database("owner");
    REQUIRE(database.run_unsafe("owner", "CREATE TABLE t (a)").ok());
    std::string code;
    for (int i = 0; i < 20 && code.empty(); ++i) {
        auto const result = database.run_unsafe(
            "owner",
            "INSERT INTO t VALUES (zeroblob(900000)), (zeroblob(900000)), (zeroblob(900000))");
        if (!result) code = result.error().error.code;
    }
    CHECK(code == "SQLITE_FULL");
}

}  // namespace
}  // namespace parapet::sql
