#include "core/sql/database.h"
#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

constexpr char kDumped[] = R"(
    CREATE TABLE "odd ""name" (id INTEGER PRIMARY KEY AUTOINCREMENT, a, b AS (a || '!') STORED);
    INSERT INTO "odd ""name" (a) VALUES (NULL), (1), (0.1), (1e999), (-2.5e-300), ('it''s'), (x'00FF'), ('');
    INSERT INTO "odd ""name" (a) VALUES ('a' || char(0) || 'b'), ('line
break'), (9007199254740993), (100.0);
    DELETE FROM "odd ""name" WHERE id = 12;
    CREATE TABLE w (k TEXT PRIMARY KEY, v) WITHOUT ROWID;
    INSERT INTO w VALUES ('b', 1), ('a', 2);
    CREATE TABLE log (what);
    CREATE INDEX by_a ON "odd ""name" (a);
    CREATE VIEW v AS SELECT a FROM "odd ""name";
    CREATE TRIGGER t AFTER INSERT ON w BEGIN INSERT INTO log VALUES (new.k); END;
)";

Database filled() {
    Database database("owner");
    REQUIRE(database.run_unsafe("owner", kDumped).ok());
    return database;
}

TEST_CASE("dump: what it writes restores to a database with the same dump", "[sql]") {
    std::string const script = filled().dump();
    Database restored("owner");
    auto const result = restored.run_unsafe("owner", script);
    INFO(script);
    INFO((result ? "" : result.error().error.message));
    REQUIRE(result.ok());
    CHECK(restored.dump() == script);
    CHECK(restored.run("owner", "SELECT count(*) FROM log").value().first.rows ==
          std::vector<Row>{{std::int64_t{0}}});
}

TEST_CASE("dump: values keep their type and every byte", "[sql]") {
    std::string const script = filled().dump();
    for (std::string_view const literal :
         {"(1, NULL)", "(2, 1)", "(3, 0.1)", "(4, 9e999)", "(5, -2.5e-300)", "(6, 'it''s')",
          "(7, X'00ff')", "(8, '')", "(9, CAST(X'610062' AS TEXT))", "(10, 'line\nbreak')",
          "(11, 9007199254740993)"}) {
        INFO(literal);
        INFO(script);
        CHECK(script.find(literal) != std::string::npos);
    }
}

TEST_CASE("dump: a counter of AUTOINCREMENT goes on where it was", "[sql]") {
    Database restored("owner");
    REQUIRE(restored.run_unsafe("owner", filled().dump()).ok());
    auto const result = restored.run_unsafe("owner", "INSERT INTO \"odd \"\"name\" (a) VALUES (1)");
    CHECK(result.value().last_insert_rowid == 13);
}

TEST_CASE("dump: of equal databases it is equal", "[sql]") {
    CHECK(filled().dump() == filled().dump());
    CHECK(filled().clone().dump() == filled().dump());
}

}  // namespace
}  // namespace parapet::sql
