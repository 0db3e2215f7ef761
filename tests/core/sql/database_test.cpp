#include "core/sql/database.h"

#include "tests/core/catch.h"

namespace parapet::sql {
namespace {

Database shop() {
    Database database("shop_owner");
    REQUIRE(database
                .run_unsafe("shop_owner",
                            "CREATE TABLE accounts (id INTEGER PRIMARY KEY, username TEXT UNIQUE);"
                            "INSERT INTO accounts (username) VALUES ('ada'), ('O''Brien');")
                .ok());
    return database;
}

TEST_CASE("database: a bound value is data, whatever it spells") {
    Database database = shop();
    auto const result = database.run("shop_owner", "SELECT id FROM accounts WHERE username = ?",
                                     {.positional = {std::string("O'Brien")}});
    REQUIRE(result.ok());
    CHECK(result.value().first.rows == std::vector<Row>{{std::int64_t{2}}});
}

TEST_CASE("database: a clone is independent") {
    Database database = shop();
    Database copy = database.clone();
    REQUIRE(copy.run_unsafe("shop_owner", "DELETE FROM accounts").ok());
    CHECK(database.run("shop_owner", "SELECT count(*) FROM accounts").value().first.rows ==
          std::vector<Row>{{std::int64_t{2}}});
}

}  // namespace
}  // namespace parapet::sql
