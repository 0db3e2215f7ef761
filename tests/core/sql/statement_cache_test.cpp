// A statement that comes again is not compiled again: nothing may tell but the clock on the wall.
#include "core/sql/database.h"
#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

class Desk {
public:
    Desk() {
        unsafe("owner",
               "CREATE TABLE t (a, b); INSERT INTO t VALUES ('one', 1), ('two', 2);"
               "CREATE TABLE audit (a); CREATE TRIGGER noted AFTER INSERT ON t BEGIN "
               "INSERT INTO audit VALUES (new.a); END");
        REQUIRE(database.apply_grants("CREATE ROLE reader; GRANT SELECT (a) ON t TO reader").ok());
    }
    void unsafe(std::string_view role, std::string_view sql) {
        REQUIRE(database.run_unsafe(role, sql).ok());
    }
    // The first value, or the message.
    std::string answer(std::string_view role, std::string_view sql, Parameters const& with = {}) {
        auto const result = database.run_prepared(role, sql, with);
        if (!result) return result.error().error.message;
        steps = result.value().steps;
        auto const& rows = result.value().first.rows;
        return rows.empty() ? "nothing" : std::get<std::string>(rows[0][0]);
    }

    Database database{"owner"};
    std::uint64_t steps = 0;
};

Parameters number(std::int64_t value) { return {.positional = {Value(value)}, .named = {}}; }

constexpr std::string_view kByNumber = "SELECT a FROM t WHERE b = ?";

TEST_CASE("statements: each run has its own parameters and counts its own steps", "[sql]") {
    Desk desk;
    CHECK(desk.answer("owner", kByNumber, number(1)) == "one");
    auto const first = desk.steps;
    CHECK(desk.answer("owner", kByNumber, number(2)) == "two");
    CHECK(desk.answer("owner", kByNumber, number(3)) == "nothing");
    CHECK(desk.answer("owner", kByNumber).find("parameter") != std::string::npos);
    CHECK(desk.answer("owner", kByNumber, number(1)) == "one");
    CHECK(desk.steps == first);
}

TEST_CASE("statements: who may not run it is refused, whoever ran it before", "[sql]") {
    Desk desk;
    CHECK(desk.answer("owner", kByNumber, number(1)) == "one");
    CHECK(desk.answer("reader", kByNumber, number(1)) ==
          "permission denied for column b of table t");
    CHECK(desk.answer("owner", kByNumber, number(2)) == "two");
}

TEST_CASE("statements: after the schema has changed they mean what it says now", "[sql]") {
    Desk desk;
    CHECK(desk.answer("owner", kByNumber, number(1)) == "one");
    auto const steps = desk.steps;
    desk.unsafe("owner", "CREATE TABLE other (x)");
    CHECK(desk.answer("owner", kByNumber, number(1)) == "one");
    CHECK(desk.steps == steps);
    desk.unsafe("owner", "DROP TABLE t");
    CHECK(desk.answer("owner", kByNumber, number(1)) == "no such table: t");
    desk.unsafe("owner", "CREATE TABLE t (b, a); INSERT INTO t VALUES (1, 'new')");
    CHECK(desk.answer("owner", kByNumber, number(1)) == "new");
    desk.unsafe("owner", "BEGIN; ALTER TABLE t RENAME COLUMN a TO c");
    CHECK(desk.answer("owner", kByNumber, number(1)) == "no such column: a");
    desk.unsafe("owner", "ROLLBACK");
    CHECK(desk.answer("owner", kByNumber, number(1)) == "new");
}

TEST_CASE("statements: each run counts as a write, its trigger's among them", "[sql]") {
    Desk desk;
    for (int i = 0; i < 3; ++i) {
        auto const t = desk.database.writes_to("t"), audit = desk.database.writes_to("audit");
        desk.answer("owner", "INSERT INTO t VALUES ('more', ?)", number(i));
        CHECK(desk.database.writes_to("t") > t);
        CHECK(desk.database.writes_to("audit") > audit);
    }
}

TEST_CASE("statements: a failed one is none the worse for the next run", "[sql]") {
    Desk desk;
    desk.unsafe("owner", "CREATE TABLE u (a UNIQUE)");
    constexpr std::string_view kInsert = "INSERT INTO u VALUES (?)";
    CHECK(desk.answer("owner", kInsert, number(1)) == "nothing");
    CHECK(desk.answer("owner", kInsert, number(1)).starts_with("UNIQUE"));
    CHECK(desk.answer("owner", kInsert, number(2)) == "nothing");
}

TEST_CASE("statements: many of them, and texts of any length", "[sql]") {
    Desk desk;
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < 120; ++i) {
            std::string const sql = "SELECT 'n" + std::to_string(i) + "'";
            REQUIRE(desk.answer("owner", sql) == "n" + std::to_string(i));
        }
    std::string const lengthy = "SELECT 'x' --" + std::string(5'000, 'y');
    CHECK(desk.answer("owner", lengthy) == "x");
    CHECK(desk.answer("owner", lengthy) == "x");
}

}  // namespace
}  // namespace parapet::sql
